package org.homegroup.projection;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Set;
import org.homegroup.id.SessionId;

/// Sessions whose ledger says that they are over.
@FunctionalInterface
public interface EndedSessions {

  /// Those of `sessions` that have ended.
  Future<Set<SessionId>> among(Collection<SessionId> sessions);
}
