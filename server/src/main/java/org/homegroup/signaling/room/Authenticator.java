package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.Optional;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.TokenVerifier;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.session.Rejection;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Refusal;

/// Establishes whose socket it is (token), and what part they have (booking).
public final class Authenticator {

  private final TokenVerifier tokens;
  private final BookingLookup bookings;

  public Authenticator(TokenVerifier tokens, BookingLookup bookings) {
    this.tokens = tokens;
    this.bookings = bookings;
  }

  /// Fails with what [Refusal#of] explains.
  public Future<JoinAttempt.Part> part(String token, SessionId sessionId) {
    return tokens
        .verify(token)
        .recover(_ -> Refusal.refuse("unauthorized", CloseCode.UNAUTHORIZED))
        .compose(person -> bookings.of(sessionId).compose(found -> part(person, found)));
  }

  private static Future<JoinAttempt.Part> part(PersonId person, Optional<Booking> booking) {
    if (booking.isEmpty()) {
      return Refusal.refuse(Rejection.UNKNOWN_SESSION);
    }
    return Optional.of(person)
        .filter(one -> AccessPolicy.allows(Action.JOIN_SESSION, booking.get().standing(one)))
        .flatMap(booking.get()::roleOf)
        .map(role -> Future.succeededFuture(new JoinAttempt.Part(person, booking.get(), role)))
        .orElseGet(() -> Refusal.refuse("not-booked", CloseCode.REFUSED));
  }
}
