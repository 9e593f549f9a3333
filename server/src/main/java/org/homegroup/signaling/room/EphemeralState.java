package org.homegroup.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent.HoldReleased;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.View;

/// The state of a session that is no fact for the ledger: participants' own switches, the leads
/// who have seen the queue, those who just left the waiting room, the last hold of the group, and
/// whether there is a bridge.
public final class EphemeralState {

  /// How long leads still see a participant who went away from the waiting room.
  static final Duration SHOW_LEFT_FOR = Duration.ofMinutes(5);

  /// A participant who waited and went away.
  record Gone(
      ParticipantId participantId,
      PersonId personId,
      Role role,
      Instant arrivedAt,
      Instant leftAt) {}

  private final Map<ParticipantId, View.Kinds> sending = new HashMap<>();
  private final Map<ParticipantId, View.Kinds> coming = new HashMap<>();
  private final Map<ConnectionId, Long> queueSeen = new HashMap<>();
  private final Map<ParticipantId, Long> waitingSince = new HashMap<>();
  private final Map<ParticipantId, Gone> gone = new LinkedHashMap<>();
  private boolean video;
  private View.Held lastHold;

  View.Kinds sending(ParticipantId participantId) {
    View.Kinds said = sending.get(participantId);
    return said != null ? said : coming.getOrDefault(participantId, View.Kinds.NONE);
  }

  /// Takes what a participant's own switches say. Returns whether that is a change.
  boolean sending(ParticipantId participantId, View.Kinds kinds) {
    View.Kinds before = sending(participantId);
    sending.put(participantId, kinds);
    return !kinds.equals(before);
  }

  /// Takes what the bridge receives. It stands for the switches of a participant whose client has
  /// not sent them, as after a restart of this server: otherwise a picture that never ceased would
  /// be taken from the others' screens. Returns whether that changes what they see.
  boolean comes(ParticipantId participantId, MediaKind kind, boolean up) {
    View.Kinds before = sending(participantId);
    coming.merge(participantId, View.Kinds.NONE.with(kind, up), (old, _) -> old.with(kind, up));
    return !sending(participantId).equals(before);
  }

  /// Null while the group was never held.
  View.Held lastHold() {
    return lastHold;
  }

  boolean video() {
    return video;
  }

  void video(boolean possible) {
    video = possible;
  }

  void queueSeen(ConnectionId connectionId, long version) {
    queueSeen.merge(connectionId, version, Math::max);
  }

  List<Gone> gone(Instant now) {
    gone.values().removeIf(one -> one.leftAt().plus(SHOW_LEFT_FOR).isBefore(now));
    return new ArrayList<>(gone.values());
  }

  /// Whether a lead who is here now has this waiting person on the screen.
  public boolean seen(GroupSession.Open open, Seat waiting) {
    Long since = waitingSince.get(waiting.participantId());
    if (since == null) {
      return false;
    }
    return open.seats().values().stream()
        .filter(seat -> seat.isLead() && seat.present())
        .anyMatch(lead -> queueSeen.getOrDefault(lead.connectionId().orElseThrow(), -1L) >= since);
  }

  /// Keeps up with a commit.
  void committed(Commit commit) {
    if (!(commit.after() instanceof GroupSession.Open open)) {
      return;
    }
    // Departures first: a participant may have come back in the same commit.
    if (commit.before() instanceof GroupSession.Open before) {
      for (var event : commit.events()) {
        if (event instanceof HoldReleased released) {
          before
              .supervision()
              .hold()
              .ifPresent(hold -> lastHold = new View.Held(hold.since(), released.at()));
        }
        if (event instanceof ParticipantLeft left) {
          forget(before, left);
        }
      }
    }
    for (Seat seat : open.seats().values()) {
      gone.remove(seat.participantId());
      if (seat.inRoom() || !seat.connected()) {
        waitingSince.remove(seat.participantId());
      } else {
        waitingSince.putIfAbsent(seat.participantId(), commit.version());
      }
    }
    queueSeen
        .keySet()
        .removeIf(
            id ->
                open.seats().values().stream()
                    .noneMatch(seat -> seat.connectionId().filter(id::equals).isPresent()));
  }

  private void forget(GroupSession.Open before, ParticipantLeft left) {
    sending.remove(left.participantId());
    coming.remove(left.participantId());
    waitingSince.remove(left.participantId());
    before
        .seat(left.participantId())
        .filter(seat -> !seat.inRoom())
        .ifPresent(
            seat ->
                gone.put(
                    seat.participantId(),
                    new Gone(
                        seat.participantId(),
                        seat.personId(),
                        seat.role(),
                        seat.since(),
                        left.lastSeenAt())));
  }
}
