package org.homegroup.session.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.HoldReleased;
import org.homegroup.session.SideRoom;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;

/// What follows by itself from what was just decided, in the same append: a side-room that has lost
/// its point is closed, a group that is held goes on when a lead is back, and who is back needs no
/// call; and who is not in that place any more shows no screen there. So there is no moment on
/// record in which somebody is forgotten in a side-room.
final class FollowUpRules {

  private FollowUpRules() {}

  static Decision of(Open before, Decision decision, Instant at) {
    if (!(decision instanceof Decision.Accepted(var events)) || events.isEmpty()) {
      return decision;
    }
    List<SessionEvent> followed = followed(before, events, at);
    // First, while who shows it still has the seat and the place where they do.
    List<SessionEvent> all =
        new ArrayList<>(ScreenShareRules.overBy(before, followed, folded(before, followed), at));
    all.addAll(followed);
    return Decision.accepted(all);
  }

  private static List<SessionEvent> followed(Open before, List<SessionEvent> events, Instant at) {
    GroupSession after = folded(before, events);
    if (!(after instanceof Open open) || !concern(open)) {
      return events;
    }
    List<SessionEvent> all = new ArrayList<>(events);
    for (SideRoom room : open.sideRooms().open().values()) {
      if (isPointless(open, room)) {
        all.addAll(SideRoomRules.closing(open, room, Actor.RULE, at));
      }
    }
    all.addAll(CrisisRules.callsOver(open, at));
    if (open.supervision().hold().isPresent()) {
      // Closing a side-room may have brought a lead back to the group.
      release((Open) folded(before, all), at).ifPresent(all::add);
    }
    return all;
  }

  private static boolean concern(Open open) {
    return !open.sideRooms().isEmpty()
        || !open.crises().open().isEmpty()
        || open.supervision().hold().isPresent();
  }

  /// A small group without anybody; a room apart without a patient, or which the lead has given up.
  private static boolean isPointless(Open open, SideRoom room) {
    List<Seat> inIt = open.in(room.sideRoomId());
    if (room.purpose().isOfTheGroup()) {
      return inIt.isEmpty();
    }
    return inIt.stream().noneMatch(Seat::isInCare) || inIt.stream().noneMatch(Seat::isLead);
  }

  private static Optional<SessionEvent> release(Open open, Instant at) {
    return open.seats().values().stream()
        .filter(seat -> seat.isLead() && seat.present() && open.isWithGroup(seat))
        .findFirst()
        .map(lead -> new HoldReleased(Actor.of(lead.participantId()), at));
  }

  private static GroupSession folded(GroupSession state, List<SessionEvent> events) {
    GroupSession after = state;
    for (SessionEvent event : events) {
      after = SessionEvolver.evolve(after, event);
    }
    return after;
  }
}
