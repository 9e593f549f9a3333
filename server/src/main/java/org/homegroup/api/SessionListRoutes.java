package org.homegroup.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.SessionListing;
import org.homegroup.practice.SessionStatus;
import org.homegroup.projection.EndedSessions;
import org.homegroup.session.Role;

/// `GET /api/sessions`: what somebody has today, as `PROTOCOL.md` describes it.
public final class SessionListRoutes implements Routes {

  private final PracticeDirectory directory;
  private final SessionStatus status;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final Handler<RoutingContext> signedIn;
  private final Function<RoutingContext, PersonId> person;

  /// @param status what is going on in a session now
  /// @param ended what the ledgers say of sessions that are not running
  /// @param signedIn lets only those through who have proved who they are
  /// @param person who that was
  public SessionListRoutes(
      PracticeDirectory directory,
      SessionStatus status,
      EndedSessions ended,
      InstantSource clock,
      Handler<RoutingContext> signedIn,
      Function<RoutingContext, PersonId> person) {
    this.directory = directory;
    this.status = status;
    this.ended = ended;
    this.clock = clock;
    this.signedIn = signedIn;
    this.person = person;
  }

  @Override
  public void mount(Router router) {
    router.get("/api/sessions").handler(signedIn).handler(this::sessions);
  }

  private void sessions(RoutingContext context) {
    directory
        .sessionsOf(person.apply(context))
        .compose(
            sessions ->
                ended
                    .among(sessions.stream().map(SessionListing::sessionId).toList())
                    .map(over -> listed(sessions, over)))
        .onSuccess(
            sessions -> {
              context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
              context.json(new JsonObject().put("sessions", sessions));
            })
        .onFailure(context::fail);
  }

  private JsonArray listed(List<SessionListing> sessions, Set<SessionId> over) {
    return new JsonArray(
        sessions.stream().map(one -> listed(one, over.contains(one.sessionId()))).toList());
  }

  private JsonObject listed(SessionListing one, boolean over) {
    Optional<SessionStatus.Now> now = status.of(one.sessionId());
    boolean counts = seesCounts(one.role());
    return new JsonObject()
        .put("sessionId", one.sessionId().value())
        .put("title", one.title())
        .put("room", one.room())
        .put("program", one.program())
        .put("doorsOpenAt", Instants.text(one.doorsOpenAt()))
        .put("startsAt", Instants.text(one.startsAt()))
        .put("endsAt", Instants.text(one.endsAt()))
        .put("zone", one.zone().getId())
        .put("role", one.role().map(KebabCase::kebab).orElse(null))
        .put("phase", now.map(SessionStatus.Now::phase).orElseGet(() -> phaseBySchedule(one, over)))
        .put("waiting", counts ? now.map(SessionStatus.Now::waiting).orElse(0) : null)
        .put("inRoom", counts ? now.map(SessionStatus.Now::inRoom).orElse(0) : null);
  }

  /// Staff see how many there are; who is treated, and who comes along with them, do not.
  private static boolean seesCounts(Optional<Role> role) {
    return role.map(
            one ->
                switch (one) {
                  case LEAD, OBSERVER -> true;
                  case PATIENT, GUEST, INTERPRETER -> false;
                })
        .orElse(true);
  }

  /// How a session stands that is not running on this node.
  private String phaseBySchedule(SessionListing one, boolean over) {
    Instant now = clock.instant();
    if (over || !now.isBefore(one.endsAt())) {
      return "ended";
    }
    return now.isBefore(one.doorsOpenAt()) ? "scheduled" : "doors-open";
  }
}
