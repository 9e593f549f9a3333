package org.homegroup.api;

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
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.identity.token.Principal;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.SessionListing;
import org.homegroup.practice.SessionStatus;

/// `GET /api/sessions`: today's sessions of the caller, as `PROTOCOL.md` describes them.
public final class SessionListRoutes implements Endpoints {

  private final PracticeDirectory directory;
  private final SessionStatus status;
  private final InstantSource clock;

  /// @param status what is going on in a session now
  public SessionListRoutes(PracticeDirectory directory, SessionStatus status, InstantSource clock) {
    this.directory = directory;
    this.status = status;
    this.clock = clock;
  }

  @Override
  public void declare(Api api) {
    api.get("/api/sessions", Action.LIST_SESSIONS)
        .json(
            call ->
                directory
                    .sessionsOf(call.person())
                    .map(sessions -> listed(sessions, call.principal()))
                    .map(sessions -> new JsonObject().put("sessions", sessions)));
  }

  private JsonArray listed(List<SessionListing> sessions, Principal caller) {
    return new JsonArray(sessions.stream().map(one -> listed(one, caller)).toList());
  }

  private JsonObject listed(SessionListing one, Principal caller) {
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
        .put("phase", now.map(SessionStatus.Now::phase).orElseGet(() -> phaseBySchedule(one)))
        .put("waiting", counts ? now.map(SessionStatus.Now::waiting).orElse(0) : null)
        .put("inRoom", counts ? now.map(SessionStatus.Now::inRoom).orElse(0) : null);
  }

  /// Booked with that role; the front desk takes no part.
  private static Standing standing(SessionListing one, Principal caller) {
    return one.role()
        .map(role -> new Standing(Set.of(role.who()), Set.of(Relation.BOOKED)))
        .orElseGet(
            () ->
                new Standing(
                    Set.of(caller.kind().who()), Set.of(Relation.SAME_ORGANIZATION)));
  }

  /// How a session stands that is not running on this node.
  private String phaseBySchedule(SessionListing one) {
    Instant now = clock.instant();
    if (one.ended() || !now.isBefore(one.endsAt())) {
      return "ended";
    }
    return now.isBefore(one.doorsOpenAt()) ? "scheduled" : "doors-open";
  }
}
