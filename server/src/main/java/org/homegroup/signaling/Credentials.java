package org.homegroup.signaling;

import io.vertx.core.Future;
import java.util.Optional;
import org.homegroup.practice.Booking;
import org.homegroup.session.PersonId;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionId;

/// Who is it (token), and what part do they have (booking): asked of everybody who opens a socket.
final class Credentials {

  private final Signaling.TokenVerifier tokens;
  private final Signaling.Bookings bookings;

  Credentials(Signaling.TokenVerifier tokens, Signaling.Bookings bookings) {
    this.tokens = tokens;
    this.bookings = bookings;
  }

  /// Fails with what [Refusal#of] explains.
  Future<Arrival.Part> part(int protocol, String token, SessionId sessionId) {
    if (protocol != MessageCodec.PROTOCOL) {
      return Refusal.refuse(
          "protocol-version", "Please load the page again.", CloseCode.PROTOCOL_VERSION);
    }
    return tokens
        .verify(token)
        .recover(
            _ ->
                Refusal.refuse(
                    "unauthorised", "Please follow your link again.", CloseCode.UNAUTHORISED))
        .compose(person -> bookings.of(sessionId).compose(found -> part(person, found)));
  }

  private static Future<Arrival.Part> part(PersonId person, Optional<Booking> booking) {
    if (booking.isEmpty()) {
      return Refusal.refuse(Rejection.UNKNOWN_SESSION);
    }
    return booking
        .get()
        .roleOf(person)
        .map(role -> Future.succeededFuture(new Arrival.Part(person, booking.get(), role)))
        .orElseGet(
            () ->
                Refusal.refuse(
                    "not-booked", "You have no part in this session.", CloseCode.REFUSED));
  }
}
