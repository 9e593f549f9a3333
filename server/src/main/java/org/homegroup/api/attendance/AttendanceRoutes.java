package org.homegroup.api.attendance;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.api.SessionIdInPath;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.attendance.AttendanceSheet;
import org.homegroup.attendance.export.CsvExport;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.json.Json;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonKind;
import org.homegroup.practice.PersonName;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent;

/// `GET /api/sessions/{sessionId}/attendance` and `.csv`: what the ledger says about one session,
/// for those who led it and for the front desk of its organization.
public final class AttendanceRoutes implements Routes {

  private static final String JSON = "application/json";

  private final Journal journal;
  private final Function<SessionId, Future<Optional<Booking>>> bookings;
  private final InstantSource clock;
  private final Handler<RoutingContext> signedIn;

  public AttendanceRoutes(
      Journal journal,
      Function<SessionId, Future<Optional<Booking>>> bookings,
      InstantSource clock,
      Handler<RoutingContext> signedIn) {
    this.journal = journal;
    this.bookings = bookings;
    this.clock = clock;
    this.signedIn = signedIn;
  }

  private record Found(Booking booking, AttendanceSheet sheet) implements CsvExport.Names {

    @Override
    public String full(PersonId personId) {
      return booking.nameOf(personId).map(PersonName::full).orElse("");
    }

    @Override
    public String credential(PersonId personId) {
      return booking.part(personId).flatMap(Booking.Part::credential).orElse("");
    }
  }

  @Override
  public void mount(Router router) {
    router
        .get("/api/sessions/:sessionId/attendance")
        .handler(signedIn)
        .handler(context -> answer(context, this::live));
    router
        .get("/api/sessions/:sessionId/attendance.csv")
        .handler(signedIn)
        .handler(context -> answer(context, this::csv));
  }

  private void live(RoutingContext context, Found found) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
        .end(Json.write(AttendanceView.of(found.sheet(), found::full)));
  }

  private void csv(RoutingContext context, Found found) {
    String file =
        "attendance-%s-%s.csv"
            .formatted(
                found.sheet().serviceDate(), found.booking().sessionId().value().substring(0, 8));
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, CsvExport.CONTENT_TYPE)
        .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        .end(CsvExport.csv(found.sheet(), found.booking().title(), found));
  }

  private interface Answer {
    void send(RoutingContext context, Found found);
  }

  private void answer(RoutingContext context, Answer answer) {
    Principal principal = BearerAuthHandler.principal(context);
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    find(SessionIdInPath.of(context))
        .onSuccess(
            found -> {
              if (maySee(principal, found)) {
                answer.send(context, found);
              } else {
                context.fail(new RequestRefused(ProblemCode.FORBIDDEN));
              }
            })
        .onFailure(context::fail);
  }

  private Future<Found> find(SessionId sessionId) {
    return bookings
        .apply(sessionId)
        .compose(
            booking ->
                booking.isEmpty()
                    ? Future.failedFuture(new RequestRefused(ProblemCode.NOT_FOUND))
                    : journal
                        .read(sessionId, 0)
                        .map(entries -> new Found(booking.get(), sheet(entries))));
  }

  private AttendanceSheet sheet(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      throw new RequestRefused(ProblemCode.NOT_FOUND, "Nobody has come to this session yet.");
    }
    Iterable<SessionEvent> events = entries.stream().map(JournalEntry::event)::iterator;
    return AttendanceFold.of(events).sheet(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean maySee(Principal principal, Found found) {
    boolean desk =
        principal.kind() == PersonKind.COORDINATOR
            && principal.organizationId().equals(found.booking().organizationId());
    return desk
        || found.booking().roleOf(principal.personId()).filter(Role.LEAD::equals).isPresent()
        || found.sheet().leads().stream()
            .anyMatch(lead -> lead.personId().equals(principal.personId()));
  }
}
