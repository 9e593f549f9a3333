package org.homegroup.checkin;

import io.vertx.core.Future;
import java.util.List;
import org.homegroup.practice.Booking;

/// Reads the answers of one session, for its leads.
@FunctionalInterface
public interface CheckInCards {

  /// Reads a card for each submission to this session that the ledger committed to. Fails if the
  /// store fails.
  Future<List<CheckInCard>> of(Booking booking, Commitments commitments);
}
