package org.homegroup.projection;

import io.vertx.core.Future;
import java.util.List;
import org.homegroup.id.SessionId;

/// Sessions on which a server that starts must act.
@FunctionalInterface
public interface OpenSessions {

  /// All that have begun a ledger and not ended, the oldest first.
  Future<List<SessionId>> all();
}
