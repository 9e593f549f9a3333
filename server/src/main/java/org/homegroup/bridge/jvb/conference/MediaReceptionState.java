package org.homegroup.bridge.jvb.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.session.MediaKind;

/// Says when each kind of media began and ceased to come from one endpoint, out of counters that
/// are read again and again. Pure: time comes with the counters. What begins is known at the first
/// reading that shows it; what ceases ended, for the record, at the last reading that rose.
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

  /// Goes on with what an earlier server found, which is believed until a reading says otherwise;
  /// `counts` are as of this time.
  void start(Set<MediaKind> up, EndpointStats counts, Instant at) {
    kinds.forEach(
        (kind, state) -> {
          state.count = counts.of(kind);
          state.up = up.contains(kind);
          state.increasedAt = at;
        });
  }

  /// What comes now.
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

  /// A reading, made at this time.
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

  /// Nothing comes any more, of any kind.
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
