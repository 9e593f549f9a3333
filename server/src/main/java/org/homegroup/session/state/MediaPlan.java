package org.homegroup.session.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.MediaKind;

/// Who is to have media at this moment, and which of it the bridge is to drop. Derived from a
/// session's state; the bridge is brought to it. A participant who is not in the plan has no
/// endpoint: that is how the waiting room is enforced.
public record MediaPlan(SequencedMap<ParticipantId, Grant> grants) {

  /// Nobody has media: before the doors open, and after the end.
  public static final MediaPlan NONE = new MediaPlan(new LinkedHashMap<>());

  /// The name of the place where the group is.
  public static final String GROUP = "group";

  /// One admitted participant. `muted` are the kinds a lead has silenced. `away`: the line to the
  /// page is down, so that nothing new can be agreed with it; what flows may go on flowing until
  /// the seat is given up. `screen`: the video is a screen, and no face.
  public record Grant(
      ConnectionId connectionId, Set<MediaKind> muted, boolean away, boolean screen) {

    public Grant {
      Objects.requireNonNull(connectionId);
      muted = Set.copyOf(muted);
    }

    /// Of somebody who shows no screen.
    public Grant(ConnectionId connectionId, Set<MediaKind> muted, boolean away) {
      this(connectionId, muted, away, false);
    }

    /// Of somebody who is connected, too.
    public Grant(ConnectionId connectionId, Set<MediaKind> muted) {
      this(connectionId, muted, false);
    }
  }

  /// Copies; keeps the order, so that the same plan always leads to the same calls.
  public MediaPlan {
    grants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grants));
  }

  /// The plan of each place, by the name of the place: the group's always, and that of each
  /// side-room. In each everybody who is there with a connection, or whose page may come back with
  /// the one it had, in the order of arrival. Nobody is in two of them.
  public static SequencedMap<String, MediaPlan> of(GroupSession session) {
    return switch (session) {
      case GroupSession.Open open -> of(open);
      case GroupSession.NotScheduled _, GroupSession.Scheduled _, GroupSession.Ended _ ->
          new LinkedHashMap<>(Map.of(GROUP, NONE));
    };
  }

  private static SequencedMap<String, MediaPlan> of(GroupSession.Open open) {
    var plans = new LinkedHashMap<String, MediaPlan>();
    plans.put(GROUP, in(open, Optional.empty()));
    open.sideRooms()
        .open()
        .keySet()
        .forEach(id -> plans.put(id.value(), in(open, Optional.of(id))));
    return plans;
  }

  private static MediaPlan in(GroupSession.Open open, Optional<SideRoomId> place) {
    var grants = new LinkedHashMap<ParticipantId, Grant>();
    for (Seat seat : open.inRoom()) {
      if (seat.sideRoom().equals(place)) {
        seat.mediaConnection()
            .map(id -> new Grant(id, muted(open, seat), !seat.connected(), shows(seat, id)))
            .ifPresent(grant -> grants.put(seat.participantId(), grant));
      }
    }
    return new MediaPlan(grants);
  }

  private static boolean shows(Seat seat, ConnectionId id) {
    return seat.placement().screen().filter(screen -> screen.connectionId().equals(id)).isPresent();
  }

  /// While the group is held nobody in it is heard; they go on seeing each other.
  private static Set<MediaKind> muted(GroupSession.Open open, Seat seat) {
    return open.isHeld(seat)
        ? Seat.changed(seat.mutedByLead(), MediaKind.AUDIO, true)
        : seat.mutedByLead();
  }

  /// Those who are in the other one too, as they are wanted here.
  public MediaPlan only(MediaPlan other) {
    var both = new LinkedHashMap<>(grants);
    both.keySet().retainAll(other.grants().keySet());
    return new MediaPlan(both);
  }

  public boolean isEmpty() {
    return grants.isEmpty();
  }

  /// Whether there is anybody with whom media can be agreed now.
  public boolean reachesSomebody() {
    return grants.values().stream().anyMatch(grant -> !grant.away());
  }
}
