package org.homegroup.runtime;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;

/// Stores, about once a second, when a node last heard from each connection. After a crash,
/// connections that died with the server are closed at that last proof of life. Not part of the
/// ledger; the resulting [SessionEvent.ConnectionLost] is.
public interface LivenessStore {

  /// Stores the newest proof of life of each connection, replacing the former ones of each given
  /// session. One write for any number of sessions. A power failure may lose the newest second; the
  /// live path must never block.
  Future<Void> save(Map<SessionId, Map<ConnectionId, Instant>> lastSeen);

  /// The stored times of one session; empty if there are none.
  Future<Map<ConnectionId, Instant>> lastSeen(SessionId sessionId);
}
