package org.homegroup.bridge.jvb.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.session.MediaKind;

/// Determines from repeated packet counts when each kind of media from an endpoint starts and
/// stops. Media starts at the first reading that shows it. It ends, for the record, at the last
/// reading that increased. Pure: the time comes with the readings.
final class MediaReceptionState {

  interface Listener {
    void media(MediaKind kind, boolean up, Instant at);
  }

  private static final class Kind {
    long count;
    Instant increasedAt = Instant.EPOCH;
    boolean up;
  }

  private final Duration downAfter;
  private final Listener listener;
  private final Map<MediaKind, Kind> kinds = new EnumMap<>(MediaKind.class);

  MediaReceptionState(Duration downAfter, Listener listener) {
    this.downAfter = downAfter;
    this.listener = listener;
    for (MediaKind kind : MediaKind.values()) {
      kinds.put(kind, new Kind());
    }
  }

  /// Continues from an earlier server's state, which holds until a reading contradicts it.
  ///
  /// @param at the time of `counts`
  void start(Set<MediaKind> up, EndpointStats counts, Instant at) {
    kinds.forEach(
        (kind, state) -> {
          state.count = counts.of(kind);
          state.up = up.contains(kind);
          state.increasedAt = at;
        });
  }

  /// Returns the kinds that arrive now.
  Set<MediaKind> up() {
    Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
    kinds.forEach(
        (kind, state) -> {
          if (state.up) {
            up.add(kind);
          }
        });
    return up;
  }

  /// Handles a reading.
  ///
  /// @param at the time of the reading
  void update(EndpointStats counts, Instant at) {
    kinds.forEach((kind, state) -> update(kind, state, counts.of(kind), at));
  }

  private void update(MediaKind kind, Kind state, long count, Instant at) {
    boolean increased = count > state.count;
    state.count = count;
    if (increased) {
      state.increasedAt = at;
      if (!state.up) {
        state.up = true;
        listener.media(kind, true, at);
      }
    } else if (state.up && !at.isBefore(state.increasedAt.plus(downAfter))) {
      down(kind, state);
    }
  }

  /// Ends all kinds of media, because nothing arrives any more or nothing is known.
  void receptionLost() {
    kinds.forEach(
        (kind, state) -> {
          if (state.up) {
            down(kind, state);
          }
        });
  }

  private void down(MediaKind kind, Kind state) {
    state.up = false;
    listener.media(kind, false, state.increasedAt);
  }
}
