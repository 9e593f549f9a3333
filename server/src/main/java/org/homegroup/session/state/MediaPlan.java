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

/// The participants who may have media now, and the kinds that the bridge must drop. Derived from
/// the session's state; the reconciler brings the bridge to it. A participant outside the plan has
/// no endpoint, which enforces the waiting room.
public record MediaPlan(SequencedMap<ParticipantId, Grant> grants) {

  /// No media for anyone: before the doors open, and after the end.
  public static final MediaPlan NONE = new MediaPlan(new LinkedHashMap<>());

  /// Name of the place where the group is.
  public static final String GROUP = "group";

  /// The media rights of one admitted participant. `muted` holds the kinds a lead has muted. `away`
  /// means that the page is not connected: nothing new can be negotiated, but existing media may
  /// continue until the seat is given up. `screen` means that the video is a shared screen.
  public record Grant(
      ConnectionId connectionId, Set<MediaKind> muted, boolean away, boolean screen) {

    public Grant {
      Objects.requireNonNull(connectionId);
      muted = Set.copyOf(muted);
    }

    /// Without a shared screen.
    public Grant(ConnectionId connectionId, Set<MediaKind> muted, boolean away) {
      this(connectionId, muted, away, false);
    }

    /// Connected, without a shared screen.
    public Grant(ConnectionId connectionId, Set<MediaKind> muted) {
      this(connectionId, muted, false);
    }
  }

  /// Copies the map and keeps its order, so that the same plan always leads to the same calls.
  public MediaPlan {
    grants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grants));
  }

  /// The plan of each place, by name: always the group's, and one for each side-room. Each plan
  /// holds the participants there, in order of arrival, who are connected or whose page may come
  /// back with its former connection. Nobody is in two plans.
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
            .map(id -> new Grant(id, muted(open, seat), !seat.connected(), sharesScreen(seat, id)))
            .ifPresent(grant -> grants.put(seat.participantId(), grant));
      }
    }
    return new MediaPlan(grants);
  }

  private static boolean sharesScreen(Seat seat, ConnectionId id) {
    return seat.placement().screen().filter(screen -> screen.connectionId().equals(id)).isPresent();
  }

  /// During a hold nobody in the group is heard; they still see each other.
  private static Set<MediaKind> muted(GroupSession.Open open, Seat seat) {
    return open.isHeld(seat)
        ? Seat.changed(seat.mutedByLead(), MediaKind.AUDIO, true)
        : seat.mutedByLead();
  }

  /// This plan, limited to the participants of the other one.
  public MediaPlan only(MediaPlan other) {
    var both = new LinkedHashMap<>(grants);
    both.keySet().retainAll(other.grants().keySet());
    return new MediaPlan(both);
  }

  public boolean isEmpty() {
    return grants.isEmpty();
  }

  /// Whether media can be negotiated with any participant now.
  public boolean reachesAnyone() {
    return grants.values().stream().anyMatch(grant -> !grant.away());
  }
}
