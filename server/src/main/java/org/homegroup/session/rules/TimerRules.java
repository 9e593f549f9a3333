package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.session.SideRoom;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.Supervision.Gap;

/// Rules that depend on time in an open session: ends recalled small groups, holds a group without
/// a lead, brings back a participant left alone in a side-room, and raises callbacks for
/// participants in danger without a connection.
public final class TimerRules {

  private TimerRules() {}

  static Decision decide(Open open, Tick it) {
    if (isHeldTooLong(open, it)) {
      return LeadingRules.decide(open, new End(Actor.CLOCK, it.at()));
    }
    List<SessionEvent> events = new ArrayList<>();
    boolean holds = isToBeHeld(open, it);
    for (SideRoom room : open.sideRooms().open().values()) {
      if (isOver(open, room, holds, it.at()) || isLeftAlone(open, room, it)) {
        events.addAll(SideRoomRules.closing(open, room, Actor.CLOCK, it.at()));
      }
    }
    if (holds) {
      Gap gap = open.supervision().gap().orElseThrow();
      events.add(new HoldBegan(gap.since(), Actor.CLOCK, it.at()));
    }
    events.addAll(CrisisRules.callbacksDue(open, it.supervisionPolicy(), it.at()));
    return events.isEmpty() ? noChange() : accepted(events);
  }

  /// Whether a tick at `at` would change anything.
  public static boolean due(Open open, SupervisionPolicy supervisionPolicy, Instant at) {
    return decide(open, new Tick(supervisionPolicy, at)) instanceof Decision.Accepted(var events)
        && !events.isEmpty();
  }

  private static boolean isToBeHeld(Open open, Tick it) {
    return it.supervisionPolicy().holds()
        && open.supervision().hold().isEmpty()
        && open.supervision()
            .gap()
            .filter(gap -> isPast(gap.noticedAt(), it.supervisionPolicy().holdAfter(), it.at()))
            .isPresent();
  }

  private static boolean isHeldTooLong(Open open, Tick it) {
    return open.supervision()
        .hold()
        .filter(hold -> isPast(hold.at(), it.supervisionPolicy().holdEndsAfter(), it.at()))
        .isPresent();
  }

  /// Whether a side-room ends now: it was recalled, or the group is being held and no lead is in
  /// it. Nobody stays alone during a hold.
  private static boolean isOver(Open open, SideRoom room, boolean holds, Instant at) {
    boolean recalled =
        room.purpose().isOfTheGroup()
            && open.sideRooms().closesAt().filter(when -> !when.isAfter(at)).isPresent();
    boolean unsupervised =
        holds
            && open.in(room.sideRoomId()).stream()
                .noneMatch(seat -> seat.isLead() && seat.present());
    return recalled || unsupervised;
  }

  /// Whether a participant is alone because the lead of an aside lost the connection. They return
  /// to where they came from. A participant in danger stays: the alarm continues and another lead
  /// comes.
  private static boolean isLeftAlone(Open open, SideRoom room, Tick it) {
    List<Seat> inIt = open.in(room.sideRoomId());
    return !room.purpose().isOfTheGroup()
        && inIt.stream().noneMatch(seat -> open.crises().of(seat.participantId()).isPresent())
        && inIt.stream().anyMatch(seat -> seat.isInCare() && seat.present())
        && inIt.stream().filter(Seat::isLead).allMatch(lead -> isGone(lead, it));
  }

  private static boolean isGone(Seat lead, Tick it) {
    return lead.connection() instanceof ConnectionState.Down
        && isPast(lead.connection().since(), it.supervisionPolicy().holdAfter(), it.at());
  }

  private static boolean isPast(Instant since, Duration after, Instant at) {
    return !since.plus(after).isAfter(at);
  }
}
