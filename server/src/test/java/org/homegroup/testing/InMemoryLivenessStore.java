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

  private final Map<SessionId, Map<ConnectionId, Instant>> noted = new HashMap<>();

  @Override
  public synchronized Future<Void> note(Map<SessionId, Map<ConnectionId, Instant>> lastSeen) {
    lastSeen.forEach((session, signs) -> noted.put(session, Map.copyOf(signs)));
    return Future.succeededFuture();
  }

  @Override
  public synchronized Future<Map<ConnectionId, Instant>> lastSeen(SessionId sessionId) {
    return Future.succeededFuture(noted.getOrDefault(sessionId, Map.of()));
  }

  /// As if the server had died before it noted anything.
  public synchronized void forget() {
    noted.clear();
  }
}
