package org.homegroup.bridge.jvb.conference;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.jvb.colibri.EndpointCounts;
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
    Instant roseAt = Instant.EPOCH;
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
  void begin(Set<MediaKind> up, EndpointCounts counts, Instant at) {
    kinds.forEach(
        (kind, known) -> {
          known.count = counts.of(kind);
          known.up = up.contains(kind);
          known.roseAt = at;
        });
  }

  /// What comes now.
  Set<MediaKind> up() {
    Set<MediaKind> up = EnumSet.noneOf(MediaKind.class);
    kinds.forEach(
        (kind, known) -> {
          if (known.up) {
            up.add(kind);
          }
        });
    return up;
  }

  /// A reading, made at this time.
  void take(EndpointCounts counts, Instant at) {
    kinds.forEach((kind, known) -> take(kind, known, counts.of(kind), at));
  }

  private void take(MediaKind kind, Kind known, long count, Instant at) {
    boolean rose = count > known.count;
    known.count = count;
    if (rose) {
      known.roseAt = at;
      if (!known.up) {
        known.up = true;
        listener.media(kind, true, at);
      }
    } else if (known.up && !at.isBefore(known.roseAt.plus(downAfter))) {
      down(kind, known);
    }
  }

  /// Nothing comes any more, of any kind.
  void silent() {
    kinds.forEach(
        (kind, known) -> {
          if (known.up) {
            down(kind, known);
          }
        });
  }

  private void down(MediaKind kind, Kind known) {
    known.up = false;
    listener.media(kind, false, known.roseAt);
  }
}
