package org.homegroup.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.json.Json;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.practice.PersonKind;
import org.homegroup.session.Role;
import org.homegroup.signaling.room.WaitingList;

/// `GET /api/sessions/{sessionId}/waiting`: who waits, each with the check of their line, for the
/// leads of the session and the front desk of its organization. What people answered at the door is
/// for the leads alone.
public final class WaitingListRoutes implements Routes {

  private final Waiting waiting;
  private final BookingLookup bookings;
  private final Handler<RoutingContext> signedIn;

  /// Who waits; with their answers only if `answers`.
  @FunctionalInterface
  public interface Waiting {
    WaitingList of(SessionId sessionId, boolean answers);
  }

  public WaitingListRoutes(
      Waiting waiting, BookingLookup bookings, Handler<RoutingContext> signedIn) {
    this.waiting = waiting;
    this.bookings = bookings;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/sessions/:sessionId/waiting").handler(signedIn).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    Principal principal = BearerAuthHandler.principal(context);
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SessionId sessionId = SessionIdInPath.of(context);
    bookings
        .of(sessionId)
        .onSuccess(
            booking -> {
              if (booking.isEmpty()) {
                context.fail(new RequestRefused(ProblemCode.NOT_FOUND));
              } else if (!maySee(principal, booking.get())) {
                context.fail(new RequestRefused(ProblemCode.FORBIDDEN));
              } else {
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Json.write(waiting.of(sessionId, !isFrontDesk(principal))));
              }
            })
        .onFailure(context::fail);
  }

  private static boolean maySee(Principal principal, Booking booking) {
    return isFrontDesk(principal)
        ? principal.organizationId().equals(booking.organizationId())
        : booking.roleOf(principal.personId()).filter(Role.LEAD::equals).isPresent();
  }

  private static boolean isFrontDesk(Principal principal) {
    return principal.kind() == PersonKind.COORDINATOR;
  }
}
