package org.homegroup.journal.pg;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.homegroup.id.SessionId;

/// Remembers the last version of each stream that this node has seen. A stream never becomes
/// shorter, so an append from a known version leaves no gap, and one from before it is stale:
/// neither needs a query. A missing entry is forgotten, never wrong.
final class StreamEnds {

  private static final int MOST = 100_000;

  private final Cache<SessionId, Long> ends = Caffeine.newBuilder().maximumSize(MOST).build();

  void seen(SessionId sessionId, long version) {
    ends.asMap().merge(sessionId, version, Math::max);
  }

  /// Somebody has certainly written after this version.
  boolean isStale(SessionId sessionId, long expectedVersion) {
    Long end = ends.getIfPresent(sessionId);
    return end != null && expectedVersion < end;
  }

  /// The stream certainly reaches this version.
  boolean reaches(SessionId sessionId, long expectedVersion) {
    Long end = ends.getIfPresent(sessionId);
    return expectedVersion == 0 || (end != null && expectedVersion <= end);
  }
}
