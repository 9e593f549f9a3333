package org.homegroup.runtime;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;

/// Where a node notes, about once a second, when it last heard from each connection, so that after
/// a crash a connection that died with the server can be closed at its last proof of life. It is
/// not part of the ledger: what it leads to ([SessionEvent.ConnectionLost]) is.
public interface LivenessStore {

  /// Notes the newest proof of life of each connection of each session, replacing what was noted of
  /// that session before. One write whatever the number of sessions. Losing the newest second in a
  /// power failure is acceptable; blocking the live path is not.
  Future<Void> note(Map<SessionId, Map<ConnectionId, Instant>> lastSeen);

  /// What was last noted of a session; empty when nothing was.
  Future<Map<ConnectionId, Instant>> lastSeen(SessionId sessionId);
}
