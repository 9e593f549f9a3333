package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;

/// A patient or guest in danger, until a lead closes the crisis. Outlives the seat: a participant
/// who leaves or is lost is still in danger.
///
/// @param answeredBy the lead who came last; [Crises] tells whether a lead is with them now
/// @param telephoneCallback present while the participant has no connection
public record Crisis(
    CrisisId crisisId,
    ParticipantId participantId,
    Instant raisedAt,
    Optional<ParticipantId> answeredBy,
    Optional<TelephoneCallback> telephoneCallback) {

  /// A staff member must telephone the participant.
  ///
  /// @param takenBy the staff member who makes the call
  public record TelephoneCallback(Instant raisedAt, Instant dueAt, Optional<PersonId> takenBy) {}

  public Crisis answered(ParticipantId by) {
    return new Crisis(crisisId, participantId, raisedAt, Optional.of(by), telephoneCallback);
  }

  public Crisis with(Optional<TelephoneCallback> newCallback) {
    return new Crisis(crisisId, participantId, raisedAt, answeredBy, newCallback);
  }
}
