package org.homegroup.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.api.IdentityRoutes;
import org.homegroup.api.SessionListRoutes;
import org.homegroup.api.WaitingListRoutes;
import org.homegroup.api.attendance.AttendanceRoutes;
import org.homegroup.api.checkin.CheckInRoutes;
import org.homegroup.api.crisis.CrisisRoutes;
import org.homegroup.api.operations.BridgeRoutes;
import org.homegroup.api.operations.HealthCheck;
import org.homegroup.api.operations.HealthRoutes;
import org.homegroup.api.tasks.CareTaskRoutes;
import org.homegroup.api.tasks.OnCallRoutes;
import org.homegroup.api.tasks.OnCallView;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.checkin.CheckIns;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.token.AccessTokens;
import org.homegroup.journal.Journal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.projection.EndedSessions;
import org.homegroup.safety.CrisisNotes;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TasksOfLead;
import org.homegroup.session.Actor;

/// What can be asked over HTTP, each route with what it needs, and how often one may ask.
record ServerRoutes(
    Database database,
    Journal journal,
    EndedSessions ended,
    AccessTokens tokens,
    SignInService identity,
    PracticeDirectory directory,
    BridgePool bridges,
    CheckIns checkIns,
    CrisisNotes notes,
    LiveNode live,
    Limits limits) {

  /// How often one address or person may ask.
  record Limits(InstantSource clock, Metrics metrics) {

    /// From one address: a clinic behind one router comes all at once, a guesser does not stop.
    RateLimit signIns() {
      return new RateLimit(10, 300, clock);
    }

    /// Of one patient: a slip is put right at once, a loop of a page stops.
    RateLimit checkIns() {
      return new RateLimit(0.2, 10, clock);
    }

    /// Of one lead, of the crises of a session, or of one person, of questions and trends: a screen
    /// full of them at once, and again when a line comes back. A loop of a page stops.
    RateLimit readings() {
      return new RateLimit(2, 60, clock);
    }

    /// Of one lead: a tap for each step, and notes as fast as somebody types.
    RateLimit crisisNotes() {
      return new RateLimit(1, 30, clock);
    }

    /// Of one supervisor, whose page asks again at each answer.
    RateLimit onCall() {
      return new RateLimit(5, 50, clock);
    }
  }

  OnCallRoutes onCall(TaskBoard tasks, OnCallDesk desk) {
    return new OnCallRoutes(
        tasks,
        desk,
        (task, person) -> live.take(task, person, Actor.ON_CALL),
        (task, person) -> live.done(task, person, true),
        new OnCallView.Directory(directory::person, directory::booking, directory::onCall),
        limits.clock(),
        limits.onCall(),
        limits.metrics(),
        new BearerAuthHandler(tokens));
  }

  private CareTaskRoutes careTasks(TaskBoard tasks) {
    return new CareTaskRoutes(
        tasks,
        new TasksOfLead(directory::booking, live::session, limits.clock()),
        it -> live.take(it.task(), it.lead(), it.actor()),
        it -> live.done(it.task(), it.lead(), it.supervises()),
        limits.clock(),
        limits.readings(),
        limits.metrics(),
        new BearerAuthHandler(tokens));
  }

  List<Routes> all(TaskBoard tasks, OnCallRoutes onCall, Supplier<URI> baseUrl) {
    var bearer = new BearerAuthHandler(tokens);
    return List.of(
        new HealthRoutes(
            List.of(
                new HealthCheck("database", () -> database.pool().query("select 1").execute()))),
        new IdentityRoutes(identity, bearer, limits.signIns(), limits.metrics(), baseUrl),
        new SessionListRoutes(
            directory,
            live::status,
            ended,
            limits.clock(),
            bearer,
            context -> BearerAuthHandler.principal(context).personId()),
        new WaitingListRoutes(live::waiting, directory::booking, bearer),
        new AttendanceRoutes(journal, directory::booking, limits.clock(), bearer),
        new CheckInRoutes(
            checkIns,
            directory::booking,
            live::state,
            limits.readings(),
            limits.checkIns(),
            limits.metrics(),
            bearer),
        new CrisisRoutes(
            directory,
            live::session,
            checkIns,
            notes,
            limits.readings(),
            limits.crisisNotes(),
            limits.metrics(),
            bearer),
        careTasks(tasks),
        new BridgeRoutes(bridges, bearer),
        onCall);
  }
}
