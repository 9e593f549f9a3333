package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.CheckInId;
import org.homegroup.session.CrisisId;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;

/// One crisis as the ledger tells it, open or closed.
///
/// @param said the answers that were the person's last when it was closed, or are until now
/// @param locationConfirmed with them
/// @param lastMediaAt when the person was seen or heard last, in a closed one before it was closed
record CrisisRecord(
    CrisisId crisisId,
    ParticipantId participantId,
    PersonId personId,
    Instant raisedAt,
    Optional<Closed> closed,
    Optional<CheckInId> said,
    boolean locationConfirmed,
    Optional<Instant> lastMediaAt) {

  /// @param by empty if nobody closed it and the session ended over it
  record Closed(Instant at, Optional<PersonId> by) {}

  /// Whether what was written then was written afterwards.
  boolean isLate(Instant writtenAt) {
    return closed.filter(it -> writtenAt.isAfter(it.at())).isPresent();
  }
}
