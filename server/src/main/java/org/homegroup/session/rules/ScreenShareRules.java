package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.access.Action;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.ScreenShare;
import org.homegroup.session.SessionCommand.ShareScreen;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ScreenShareBegan;
import org.homegroup.session.SessionEvent.ScreenShareEnded;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for screen sharing: leads only, one at a time in each place. A share survives a dropped
/// connection, as media does, but ends when the page or the lead leaves the place.
final class ScreenShareRules {

  private ScreenShareRules() {}

  static Decision decide(Open open, ShareScreen it) {
    return ifAllowed(
        Action.SHARE_SCREEN,
        open,
        it.by(),
        () -> {
          Seat seat = open.seat(it.by()).orElseThrow();
          return it.on() ? begin(open, seat, it.at()) : end(seat, it.at());
        });
  }

  private static Decision begin(Open open, Seat seat, Instant at) {
    if (seat.placement().screen().isPresent()) {
      return noChange();
    }
    if (open.supervision().hold().isPresent() && open.isWithGroup(seat)) {
      return rejected(Rejection.ON_HOLD);
    }
    if (!(seat.connection() instanceof ConnectionState.Up up)) {
      return rejected(Rejection.NOT_HERE);
    }
    return sharedInSamePlace(open, seat)
        ? rejected(Rejection.SCREEN_IN_USE)
        : accepted(new ScreenShareBegan(seat.participantId(), up.connectionId(), at));
  }

  private static Decision end(Seat seat, Instant at) {
    return seat.placement().screen().isEmpty()
        ? noChange()
        : accepted(new ScreenShareEnded(seat.participantId(), Actor.of(seat.participantId()), at));
  }

  private static boolean sharedInSamePlace(Open open, Seat seat) {
    return open.seats().values().stream()
        .anyMatch(other -> other.isBeside(seat) && other.placement().screen().isPresent());
  }

  /// The screen shares that these events end without saying so.
  static List<SessionEvent> endedBy(
      Open before, List<SessionEvent> events, GroupSession after, Instant at) {
    return before.seats().values().stream()
        .filter(seat -> seat.placement().screen().isPresent())
        .filter(seat -> events.stream().noneMatch(event -> isEndFor(seat, event)))
        .filter(seat -> !continues(seat, after))
        .<SessionEvent>map(seat -> new ScreenShareEnded(seat.participantId(), Actor.RULE, at))
        .toList();
  }

  private static boolean isEndFor(Seat seat, SessionEvent event) {
    return event instanceof ScreenShareEnded ended
        && ended.participantId().equals(seat.participantId());
  }

  /// Whether the lead is still in the same place on the capturing page, and the group is not held.
  private static boolean continues(Seat before, GroupSession after) {
    if (!(after instanceof Open open)) {
      return false;
    }
    Optional<Seat> now = open.seat(before.participantId());
    return now.filter(seat -> seat.isBeside(before))
        .filter(seat -> open.supervision().hold().isEmpty() || !open.isWithGroup(seat))
        .flatMap(Seat::mediaConnection)
        .equals(before.placement().screen().map(ScreenShare::connectionId));
  }
}
