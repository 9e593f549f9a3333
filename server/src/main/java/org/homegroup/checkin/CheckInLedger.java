package org.homegroup.checkin;

import io.vertx.core.Future;
import org.homegroup.session.Outcome;

/// The way of answers onward, from the store to the live session.
@FunctionalInterface
public interface CheckInLedger {

  /// Commits answers to the ledger of their session, shows them to its leads, and raises a task if
  /// they show an early sign of relapse. Called on the live context. Fails as the journal does, and
  /// never because of the task.
  Future<Outcome> commit(CheckInSubmission submission);
}
