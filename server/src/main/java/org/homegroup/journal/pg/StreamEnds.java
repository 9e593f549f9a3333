package org.homegroup.journal.pg;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.homegroup.id.SessionId;

/// How far this node has seen each stream to go. A stream never becomes shorter, so an append from
/// a version that was seen leaves no gap, and one from before it is stale: neither needs to be
/// asked of the database. What is not here is only forgotten, never wrong.
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
