package org.homegroup.practice;

import io.vertx.core.Future;
import java.util.Optional;
import org.homegroup.id.SessionId;

/// Looks up the booking of a session; empty for an unknown session.
@FunctionalInterface
public interface BookingLookup {
  Future<Optional<Booking>> of(SessionId sessionId);
}
