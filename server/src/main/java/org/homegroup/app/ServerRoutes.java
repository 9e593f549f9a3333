package org.homegroup.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.homegroup.api.IdentityRoutes;
import org.homegroup.api.SessionListRoutes;
import org.homegroup.api.WaitingListRoutes;
import org.homegroup.api.attendance.AttendanceRoutes;
import org.homegroup.api.checkin.CheckInRoutes;
import org.homegroup.api.crisis.CrisisRoutes;
import org.homegroup.api.operations.BridgeRoutes;
import org.homegroup.api.operations.HealthCheck;
import org.homegroup.api.operations.HealthRoutes;
import org.homegroup.api.pipeline.AccessResolver;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Pipeline;
import org.homegroup.api.tasks.CareTaskRoutes;
import org.homegroup.api.tasks.OnCallRoutes;
import org.homegroup.api.tasks.OnCallView;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.checkin.CheckInReceiver;
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
import org.homegroup.session.Actor;

/// The HTTP routes with their dependencies and rate limits.
record ServerRoutes(
    Database database,
    Journal journal,
    EndedSessions ended,
    AccessTokens tokens,
    SignInService signIn,
    PracticeDirectory directory,
    BridgePool bridges,
    CheckIns checkIns,
    CheckInReceiver checkInReceiver,
    CrisisNotes notes,
    LiveNode live,
    Limits limits) {

  /// The rate limits, each for one address or one person.
  record Limits(InstantSource clock, Metrics metrics) {

    /// For one address: allows a whole clinic behind one router to sign in at once, but stops
    /// guessing.
    Limit signIns() {
      return limit("identity-rate", 10, 300, 1);
    }

    /// For one patient: allows a quick correction, but stops a page that loops.
    Limit checkIns() {
      return limit("check-in-rate", 0.2, 10, 5);
    }

    /// For one person and one kind of page: allows a screen that loads all at once and again after
    /// a reconnect, but stops a page that loops.
    Limit readings(String word) {
      return limit(word, 2, 60, 5);
    }

    /// For one lead: allows a tap for each step, and notes as fast as anyone types.
    Limit crisisNotes() {
      return limit("crisis-note-rate", 1, 30, 5);
    }

    /// For one supervisor, whose page asks again after each answer.
    Limit onCall() {
      return limit("on-call-rate", 5, 50, 2);
    }

    private Limit limit(String word, double perSecond, int burst, int retryAfterSeconds) {
      return new Limit(new RateLimit(perSecond, burst, clock), word, retryAfterSeconds);
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
        limits.metrics());
  }

  private CareTaskRoutes careTasks(TaskBoard tasks, AccessResolver access) {
    return new CareTaskRoutes(
        tasks,
        access,
        live::session,
        it -> live.take(it.task(), it.lead(), it.actor()),
        it -> live.done(it.task(), it.lead(), it.supervises()),
        limits.clock(),
        limits.readings("care-task-rate"));
  }

  List<Routes> all(TaskBoard tasks, OnCallRoutes onCall, Supplier<URI> baseUrl) {
    var access = new AccessResolver(directory::person, directory::booking, live::session);
    return List.of(
        new HealthRoutes(
            List.of(
                new HealthCheck("database", () -> database.pool().query("select 1").execute()))),
        new Pipeline(
            tokens::verify,
            access,
            limits.metrics(),
            List.of(
                new IdentityRoutes(signIn, limits.signIns(), baseUrl),
                new SessionListRoutes(directory, live::status, ended, limits.clock()),
                new WaitingListRoutes(live::waiting),
                new AttendanceRoutes(journal, limits.clock()),
                new CheckInRoutes(
                    checkIns,
                    checkInReceiver,
                    live::state,
                    limits.readings("check-in-read-rate"),
                    limits.checkIns(),
                    limits.metrics()),
                new CrisisRoutes(
                    directory,
                    live::session,
                    checkIns,
                    notes,
                    limits.readings("crisis-read-rate"),
                    limits.crisisNotes(),
                    limits.metrics()),
                careTasks(tasks, access),
                new BridgeRoutes(bridges),
                onCall)));
  }
}
