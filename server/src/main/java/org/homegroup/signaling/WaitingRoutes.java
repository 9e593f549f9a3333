package org.homegroup.signaling;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;
import org.homegroup.http.ProblemCode;
import org.homegroup.http.RequestRefused;
import org.homegroup.http.Routes;
import org.homegroup.http.SessionInPath;
import org.homegroup.identity.Bearer;
import org.homegroup.identity.Principal;
import org.homegroup.json.Json;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonKind;
import org.homegroup.session.Role;
import org.homegroup.session.SessionId;

/// `GET /api/sessions/{sessionId}/waiting`: who waits, each with the check of their line, for the
/// leads of the session and the front desk of its organisation.
public final class WaitingRoutes implements Routes {

  private final Function<SessionId, WaitingList> waiting;
  private final Signaling.Bookings bookings;
  private final Handler<RoutingContext> signedIn;

  public WaitingRoutes(
      Function<SessionId, WaitingList> waiting,
      Signaling.Bookings bookings,
      Handler<RoutingContext> signedIn) {
    this.waiting = waiting;
    this.bookings = bookings;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/sessions/:sessionId/waiting").handler(signedIn).handler(this::answer);
  }

  private void answer(RoutingContext context) {
    Principal principal = Bearer.principal(context);
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SessionId sessionId = SessionInPath.of(context);
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
                    .end(Json.write(waiting.apply(sessionId)));
              }
            })
        .onFailure(context::fail);
  }

  private static boolean maySee(Principal principal, Booking booking) {
    return principal.kind() == PersonKind.COORDINATOR
        ? principal.organisationId().equals(booking.organisationId())
        : booking.roleOf(principal.personId()).filter(Role.LEAD::equals).isPresent();
  }
}
