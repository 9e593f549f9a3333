package org.homegroup.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;

/// Who is to have media at this moment, and which of it the bridge is to drop. Derived from a
/// session's state; the bridge is brought to it. A participant who is not in the plan has no
/// endpoint: that is how the waiting room is enforced.
public record MediaPlan(SequencedMap<ParticipantId, Grant> grants) {

  /// Nobody has media: before the doors open, and after the end.
  public static final MediaPlan NONE = new MediaPlan(new LinkedHashMap<>());

  /// One admitted participant. `muted` are the kinds a lead has silenced. `away`: the line to the
  /// page is down, so that nothing new can be agreed with it; what flows may go on flowing until
  /// the seat is given up.
  public record Grant(ConnectionId connectionId, Set<MediaKind> muted, boolean away) {

    public Grant {
      Objects.requireNonNull(connectionId);
      muted = Set.copyOf(muted);
    }

    /// Of somebody who is connected.
    public Grant(ConnectionId connectionId, Set<MediaKind> muted) {
      this(connectionId, muted, false);
    }
  }

  /// Copies; keeps the order, so that the same plan always leads to the same calls.
  public MediaPlan {
    grants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grants));
  }

  /// Everybody who is in the room with a connection, or whose page may come back with the one it
  /// had, in the order of arrival.
  public static MediaPlan of(GroupSession session) {
    return switch (session) {
      case GroupSession.Open open -> of(open);
      case GroupSession.NotScheduled _, GroupSession.Scheduled _, GroupSession.Ended _ -> NONE;
    };
  }

  private static MediaPlan of(GroupSession.Open open) {
    var grants = new LinkedHashMap<ParticipantId, Grant>();
    for (Seat seat : open.inRoom()) {
      seat.mediaConnection()
          .map(id -> new Grant(id, seat.mutedByLead(), !seat.connected()))
          .ifPresent(grant -> grants.put(seat.participantId(), grant));
    }
    return new MediaPlan(grants);
  }

  public boolean isEmpty() {
    return grants.isEmpty();
  }

  /// Whether there is anybody with whom media can be agreed now.
  public boolean reachesSomebody() {
    return grants.values().stream().anyMatch(grant -> !grant.away());
  }
}
