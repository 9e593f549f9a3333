package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// Somebody needs help now, until a lead says that it is over. It outlives the seat: who leaves, or
/// is lost, is still somebody in danger.
///
/// @param answeredBy the lead who came last; whether somebody is with them now is in [Crises]
/// @param telephoneCallback while their line is down
public record Crisis(
    CrisisId crisisId,
    ParticipantId participantId,
    Instant raisedAt,
    Optional<ParticipantId> answeredBy,
    Optional<TelephoneCallback> telephoneCallback) {

  /// Somebody has to telephone them.
  ///
  /// @param takenBy who does
  public record TelephoneCallback(Instant raisedAt, Instant dueAt, Optional<PersonId> takenBy) {}

  public Crisis answered(ParticipantId by) {
    return new Crisis(crisisId, participantId, raisedAt, Optional.of(by), telephoneCallback);
  }

  public Crisis with(Optional<TelephoneCallback> newCallBack) {
    return new Crisis(crisisId, participantId, raisedAt, answeredBy, newCallBack);
  }
}
