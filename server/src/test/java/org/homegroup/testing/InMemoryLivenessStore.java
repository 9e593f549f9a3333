package org.homegroup.testing;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.runtime.LivenessStore;

/// [LivenessStore] for tests, which outlive a node.
public final class InMemoryLivenessStore implements LivenessStore {

  private final Map<SessionId, Map<ConnectionId, Instant>> stored = new HashMap<>();

  @Override
  public synchronized Future<Void> save(Map<SessionId, Map<ConnectionId, Instant>> lastSeen) {
    lastSeen.forEach((session, lastHeard) -> stored.put(session, Map.copyOf(lastHeard)));
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Map<ConnectionId, Instant>> lastSeen(SessionId sessionId) {
    return Future.succeededFuture(stored.getOrDefault(sessionId, Map.of()));
  }

  /// Loses everything, as if the server had died before it saved anything.
  public synchronized void forget() {
    stored.clear();
  }
}
