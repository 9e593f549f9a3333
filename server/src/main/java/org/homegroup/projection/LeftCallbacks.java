package org.homegroup.projection;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/// Telephone callbacks that were left when their session ended.
@FunctionalInterface
public interface LeftCallbacks {

  /// Those of sessions that ended at `since` or later, the oldest first.
  Future<List<LeftCallback>> since(Instant since);
}
