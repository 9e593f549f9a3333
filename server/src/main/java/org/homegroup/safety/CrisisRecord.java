package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// One crisis from the ledger, open or closed.
///
/// @param said the participant's last answers before the crisis was closed, or until now
/// @param locationConfirmed in these answers
/// @param lastMediaAt when the participant was last seen or heard before the crisis was closed, or
///     until now
public record CrisisRecord(
    CrisisId crisisId,
    ParticipantId participantId,
    PersonId personId,
    Instant raisedAt,
    Optional<Closed> closed,
    Optional<CheckInId> said,
    boolean locationConfirmed,
    Optional<Instant> lastMediaAt) {

  /// The end of a crisis.
  ///
  /// @param by empty if the session ended while the crisis was open
  public record Closed(Instant at, Optional<PersonId> by) {}

  /// Whether an entry written at that time was written after the end.
  public boolean isLate(Instant writtenAt) {
    return closed.filter(it -> writtenAt.isAfter(it.at())).isPresent();
  }
}
