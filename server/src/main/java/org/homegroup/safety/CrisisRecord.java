package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// One crisis as the ledger tells it, open or closed.
///
/// @param said the answers that were the person's last when it was closed, or are until now
/// @param locationConfirmed with them
/// @param lastMediaAt when the person was seen or heard last, in a closed one before it was closed
public record CrisisRecord(
    CrisisId crisisId,
    ParticipantId participantId,
    PersonId personId,
    Instant raisedAt,
    Optional<Closed> closed,
    Optional<CheckInId> said,
    boolean locationConfirmed,
    Optional<Instant> lastMediaAt) {

  /// @param by empty if nobody closed it and the session ended over it
  public record Closed(Instant at, Optional<PersonId> by) {}

  /// Whether what was written then was written afterwards.
  public boolean isLate(Instant writtenAt) {
    return closed.filter(it -> writtenAt.isAfter(it.at())).isPresent();
  }
}
