package org.homegroup.signaling.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homegroup.id.ParticipantId;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.session.CheckIn;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;

/// Makes the messages that a commit causes on the screens of those in the room. It compares two
/// states, so that a new event needs no new code here.
final class StateDiff {

  private static final String LEFT = "left";

  private final ViewMapper views;

  StateDiff(ViewMapper views) {
    this.views = views;
  }

  List<ServerMessage> between(
      Open before, Open after, Commit commit, Audience audience, Instant now) {
    List<ServerMessage> messages = new ArrayList<>();
    AudienceKind kind = audience.kind();
    View.Session session = views.session(after, audience);
    if (!session.equals(views.session(before, audience))) {
      messages.add(new ServerMessage.SessionChanged(commit.version(), session));
    }
    for (Seat seat : before.seats().values()) {
      if (audience.sees(before, seat) && !sees(after, audience, seat.participantId())) {
        messages.add(
            new ServerMessage.ParticipantGone(
                commit.version(), seat.participantId(), reason(commit, seat, kind)));
      }
    }
    for (Seat seat : after.seats().values()) {
      if (audience.sees(after, seat) && isNews(before, commit, audience, seat)) {
        messages.add(
            new ServerMessage.ParticipantChanged(
                commit.version(), views.participant(seat, audience)));
      }
    }
    if (kind == AudienceKind.LEADS) {
      if (!before.waiting().equals(after.waiting())
          || walkedIn(before, after)
          || !said(before, before.waiting()).equals(said(after, after.waiting()))) {
        messages.add(new ServerMessage.WaitingChanged(commit.version(), views.waiting(after, now)));
      }
      if (!said(before, before.inRoom()).equals(said(after, after.inRoom()))) {
        messages.add(new ServerMessage.CheckInsChanged(commit.version(), views.checkIns(after)));
      }
    }
    if (kind == AudienceKind.LEADS && !views.expected(before).equals(views.expected(after))) {
      messages.add(new ServerMessage.ExpectedChanged(commit.version(), views.expected(after)));
    }
    return messages;
  }

  /// Who of these answered at the door, and which answers count.
  private static Map<ParticipantId, CheckIn.Received> said(Open open, List<Seat> seats) {
    var said = new LinkedHashMap<ParticipantId, CheckIn.Received>();
    for (Seat seat : seats) {
      open.checkIn(seat.participantId())
          .received()
          .ifPresent(received -> said.put(seat.participantId(), received));
    }
    return said;
  }

  private static boolean sees(Open open, Audience audience, ParticipantId participantId) {
    return open.seat(participantId).filter(seat -> audience.sees(open, seat)).isPresent();
  }

  /// Whether what they may see of this seat is not what they saw of it before. What is shown of the
  /// moment, such as switches, is forgotten of who left, so who is back at once is always news.
  private boolean isNews(Open before, Commit commit, Audience audience, Seat seat) {
    Seat was = before.seats().get(seat.participantId());
    return !seat.equals(was)
        && (was == null
            || !audience.sees(before, was)
            || left(commit, seat)
            || !views.participant(seat, audience).equals(views.participant(was, audience)));
  }

  private static boolean left(Commit commit, Seat seat) {
    return commit.events().stream()
        .anyMatch(
            event ->
                event instanceof ParticipantLeft left
                    && left.participantId().equals(seat.participantId()));
  }

  /// Who walks in by a right of their own may be shown as gone from the waiting room.
  private static boolean walkedIn(Open before, Open after) {
    return after.inRoom().stream()
        .anyMatch(seat -> !seat.isLead() && before.seat(seat.participantId()).isEmpty());
  }

  /// The reason why a participant went is between them and the leads.
  private static String reason(Commit commit, Seat seat, AudienceKind kind) {
    if (kind != AudienceKind.LEADS) {
      return LEFT;
    }
    return commit.events().stream()
        .map(event -> reason(event, seat.participantId()))
        .filter(Objects::nonNull)
        .reduce((_, last) -> last)
        .orElse(LEFT);
  }

  private static String reason(SessionEvent event, ParticipantId participantId) {
    if (event instanceof ParticipantLeft left && left.participantId().equals(participantId)) {
      return KebabCase.kebab(left.reason());
    }
    if (event instanceof ParticipantReturnedToWaiting returned
        && returned.participantId().equals(participantId)) {
      return "returned-to-waiting";
    }
    return null;
  }
}
