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

/// Adds the consequences of a decision to the same append: closes side-rooms that have lost their
/// purpose, releases a hold when a lead is back, ends callbacks for participants who are back, and
/// ends screen shares in a place the lead has left. The ledger therefore never shows a participant
/// forgotten in a side-room.
final class FollowUpRules {

  private FollowUpRules() {}

  static Decision of(Open before, Decision decision, Instant at) {
    if (!(decision instanceof Decision.Accepted(var events)) || events.isEmpty()) {
      return decision;
    }
    List<SessionEvent> followed = followed(before, events, at);
    // First, while the sharing lead still has the seat and the place.
    List<SessionEvent> all =
        new ArrayList<>(ScreenShareRules.endedBy(before, followed, folded(before, followed), at));
    all.addAll(followed);
    return Decision.accepted(all);
  }

  private static List<SessionEvent> followed(Open before, List<SessionEvent> events, Instant at) {
    GroupSession after = folded(before, events);
    if (!(after instanceof Open open) || !needsFollowUp(open)) {
      return events;
    }
    List<SessionEvent> all = new ArrayList<>(events);
    for (SideRoom room : open.sideRooms().open().values()) {
      if (isObsolete(open, room)) {
        all.addAll(SideRoomRules.closing(open, room, Actor.RULE, at));
      }
    }
    all.addAll(CrisisRules.callbacksOver(open, at));
    if (open.supervision().hold().isPresent()) {
      // Closing a side-room may have returned a lead to the group.
      release((Open) folded(before, all), at).ifPresent(all::add);
    }
    return all;
  }

  private static boolean needsFollowUp(Open open) {
    return !open.sideRooms().isEmpty()
        || !open.crises().open().isEmpty()
        || open.supervision().hold().isPresent();
  }

  /// Whether the room has lost its purpose: an empty small group, or another side-room without a
  /// patient or without the seat of a lead.
  private static boolean isObsolete(Open open, SideRoom room) {
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
