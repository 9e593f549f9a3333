package org.homegroup;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import org.homegroup.identity.Identity;
import org.homegroup.journal.pg.PgLifeSigns;
import org.homegroup.practice.Practice;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.PracticeLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be done every day that the server runs: the sessions of the coming weeks are made,
/// and logins that ended long ago are forgotten. A day on which it fails is made up for the next
/// time.
final class Housekeeping {

  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofHours(6);

  /// A session that nobody has touched for so long is not recovered any more.
  private static final Duration LIFE_SIGNS_FOR = Duration.ofDays(30);

  private final Vertx vertx;
  private final Identity identity;
  private final PracticeLoader loader;
  private final Practice practice;
  private final PracticeDirectory directory;
  private final PgLifeSigns lifeSigns;
  private final InstantSource clock;

  Housekeeping(
      Vertx vertx,
      Identity identity,
      PracticeLoader loader,
      Practice practice,
      PracticeDirectory directory,
      PgLifeSigns lifeSigns,
      InstantSource clock) {
    this.vertx = vertx;
    this.identity = identity;
    this.loader = loader;
    this.practice = practice;
    this.directory = directory;
    this.lifeSigns = lifeSigns;
    this.clock = clock;
  }

  /// Ends with the event loops.
  void start() {
    vertx.setPeriodic(EVERY.toMillis(), _ -> keep());
  }

  private void keep() {
    loader
        .load(practice)
        .onSuccess(_ -> directory.invalidateAll())
        .compose(_ -> identity.sweep())
        .compose(_ -> lifeSigns.forget(clock.instant().minus(LIFE_SIGNS_FOR)))
        .onFailure(failure -> log.warn("Housekeeping failed: {}", failure.toString()));
  }
}
