package org.homegroup.app;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import org.homegroup.identity.SignInService;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.Practice;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.runtime.pg.PgLivenessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the daily jobs: creates the sessions of the coming weeks and deletes expired logins. After
/// a failure the next run catches up.
final class DailyJobs {

  private static final Logger log = LoggerFactory.getLogger(DailyJobs.class);
  private static final Duration EVERY = Duration.ofHours(6);

  /// Age at which a session's liveness is deleted; an older session is not recovered any more.
  private static final Duration LIVENESS_KEPT_FOR = Duration.ofDays(30);

  private final Vertx vertx;
  private final SignInService identity;
  private final PracticeLoader loader;
  private final Practice practice;
  private final PracticeDirectory directory;
  private final PgLivenessStore liveness;
  private final InstantSource clock;

  DailyJobs(
      Vertx vertx,
      SignInService identity,
      PracticeLoader loader,
      Practice practice,
      PracticeDirectory directory,
      PgLivenessStore liveness,
      InstantSource clock) {
    this.vertx = vertx;
    this.identity = identity;
    this.loader = loader;
    this.practice = practice;
    this.directory = directory;
    this.liveness = liveness;
    this.clock = clock;
  }

  /// Schedules the jobs. They end with the event loops.
  void start() {
    vertx.setPeriodic(EVERY.toMillis(), _ -> keep());
  }

  private void keep() {
    loader
        .load(practice)
        .onSuccess(_ -> directory.invalidateAll())
        .compose(_ -> identity.sweep())
        .compose(_ -> liveness.forget(clock.instant().minus(LIVENESS_KEPT_FOR)))
        .onFailure(failure -> log.warn("Housekeeping failed: {}", failure.toString()));
  }
}
