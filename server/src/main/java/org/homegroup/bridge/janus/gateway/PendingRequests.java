package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The requests that Janus has not acknowledged yet. Confined to one context.
final class PendingRequests {

  private final Set<Future<?>> open = new HashSet<>();

  void add(Future<?> acknowledged) {
    if (!acknowledged.isComplete()) {
      open.add(acknowledged);
      acknowledged.onComplete(_ -> open.remove(acknowledged));
    }
  }

  /// Completes when all requests added so far are acknowledged or given up.
  Future<Void> drained() {
    return open.isEmpty()
        ? Future.succeededFuture()
        : Future.join(List.copyOf(open)).transform(_ -> Future.succeededFuture());
  }
}
