package org.homegroup.checkin;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.homegroup.id.CheckInId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.Booking;
import org.homegroup.questionnaire.Answers;
import org.homegroup.session.Outcome;

/// Receives the answers of a patient. They go forward only: they are stored, then committed to the
/// ledger of the session, whose leads see them with the commit.
public final class CheckInReceiver {

  private final CheckIns checkIns;
  private final CheckInStore store;
  private final CheckInLedger ledger;
  private final InstantSource clock;

  public CheckInReceiver(
      CheckIns checkIns, CheckInStore store, CheckInLedger ledger, InstantSource clock) {
    this.checkIns = checkIns;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// @param outcome of the rules
  public record Received(CheckInId checkInId, Instant receivedAt, Outcome outcome) {}

  /// Stores answers first and commits to them then, so that what the ledger names is always there.
  /// Answers that the rules refuse are deleted again; after a failure of the journal it is not
  /// known whether the ledger names them, and they stay.
  ///
  /// @param asked what the answers were checked against
  public Future<Received> receive(
      Booking booking, PersonId person, CheckIns.Asked asked, Answers answers) {
    CheckInId id = CheckInId.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return checkIns
        .card(booking, person, asked, new CheckIns.Given(id, now, answers))
        .compose(
            card ->
                store
                    .keep(booking, person, id, now, answers)
                    .map(hash -> submission(booking, person, card, hash, answers, now)))
        .compose(ledger::commit)
        .compose(
            outcome ->
                outcome instanceof Outcome.Refused
                    ? store.forget(id).map(outcome)
                    : Future.succeededFuture(outcome))
        .map(outcome -> new Received(id, now, outcome));
  }

  private static CheckInSubmission submission(
      Booking booking,
      PersonId person,
      CheckInCard card,
      String commitment,
      Answers answers,
      Instant now) {
    return new CheckInSubmission(
        booking, person, card, commitment, answers.locationConfirmed(), now);
  }
}
