package org.homegroup.projection;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.homegroup.id.PersonId;

/// Check-ins by person, across sessions.
@FunctionalInterface
public interface CommittedCheckIns {

  /// The check-ins of these people at `since` or later, in no order. One whose entry cannot be read
  /// is left out.
  Future<List<CommittedCheckIn>> of(Set<PersonId> people, Instant since);
}
