package org.homegroup.checkin;

import io.vertx.core.Future;
import java.util.List;
import org.homegroup.practice.Booking;

/// Reads the answers of one session, for its leads.
@FunctionalInterface
public interface CheckInCards {

  /// Every submission to this session. Fails when the store does; what cannot be opened is left
  /// out.
  Future<List<CheckInCard>> of(Booking booking);

  /// For a server without a store.
  static CheckInCards none() {
    return _ -> Future.succeededFuture(List.of());
  }
}
