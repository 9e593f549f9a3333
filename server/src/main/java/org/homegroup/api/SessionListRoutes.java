package org.homegroup.api;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.SessionListing;
import org.homegroup.practice.SessionStatus;
import org.homegroup.projection.EndedSessions;

/// `GET /api/sessions`: today's sessions of the caller, as `PROTOCOL.md` describes them.
public final class SessionListRoutes implements Endpoints {

  private final PracticeDirectory directory;
  private final SessionStatus status;
  private final EndedSessions ended;
  private final InstantSource clock;

  /// @param status what is going on in a session now
  /// @param ended what the ledgers say of sessions that are not running
  public SessionListRoutes(
      PracticeDirectory directory, SessionStatus status, EndedSessions ended, InstantSource clock) {
    this.directory = directory;
    this.status = status;
    this.ended = ended;
    this.clock = clock;
  }

  @Override
  public void declare(Api api) {
    api.get("/api/sessions", Action.LIST_SESSIONS).json(this::list);
  }

  private Future<JsonObject> list(Call call) {
    return directory
        .sessionsOf(call.person())
        .compose(
            sessions ->
                ended
                    .among(sessions.stream().map(SessionListing::sessionId).toList())
                    .map(over -> listed(sessions, over, call.principal())))
        .map(sessions -> new JsonObject().put("sessions", sessions));
  }

  private JsonArray listed(List<SessionListing> sessions, Set<SessionId> over, Principal caller) {
    return new JsonArray(
        sessions.stream().map(one -> listed(one, over.contains(one.sessionId()), caller)).toList());
  }

  private JsonObject listed(SessionListing one, boolean over, Principal caller) {
    Optional<SessionStatus.Now> now = status.of(one.sessionId());
    boolean counts = AccessPolicy.allows(Action.SEE_HEAD_COUNTS, standing(one, caller));
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

  /// Booked with that role; the front desk takes no part.
  private static Standing standing(SessionListing one, Principal caller) {
    return one.role()
        .map(role -> new Standing(Set.of(role.who()), Set.of(Relation.BOOKED)))
        .orElseGet(
            () -> new Standing(Set.of(caller.kind().who()), Set.of(Relation.SAME_ORGANIZATION)));
  }

  /// Derives the phase of a session that does not run on this node.
  private String phaseBySchedule(SessionListing one, boolean over) {
    Instant now = clock.instant();
    if (over || !now.isBefore(one.endsAt())) {
      return "ended";
    }
    return now.isBefore(one.doorsOpenAt()) ? "scheduled" : "doors-open";
  }
}
