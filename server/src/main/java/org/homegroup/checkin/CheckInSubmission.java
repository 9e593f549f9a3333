package org.homegroup.checkin;

import java.time.Instant;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.session.SessionCommand;

/// Answers of one person that are stored and are to be committed to the ledger of their session.
///
/// @param card the answers as leads will see them
/// @param commitment the hash that goes into the ledger
/// @param receivedAt when the server received them
public record CheckInSubmission(
    Booking booking,
    PersonId person,
    CheckInCard card,
    String commitment,
    boolean locationConfirmed,
    Instant receivedAt) {

  /// The command that commits to them, at this moment of the session.
  public SessionCommand command(Instant at) {
    return new SessionCommand.ReceiveCheckIn(
        person, card.checkInId(), commitment, locationConfirmed, at);
  }

  /// Answers are health data: they are not printed by accident.
  @Override
  public String toString() {
    return "CheckInSubmission[" + card.checkInId() + "]";
  }
}
