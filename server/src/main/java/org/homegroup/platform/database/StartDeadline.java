package org.homegroup.platform.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bounds how long a start waits for a database that does not take connections yet: the database
/// may be starting too, or the machine may be busy. For one start, on one thread.
final class StartDeadline {

  private static final Logger LOG = LoggerFactory.getLogger(StartDeadline.class);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(250);

  private final Duration within;
  private final long end;
  private boolean said;

  StartDeadline(Duration within) {
    this.within = within;
    this.end = System.nanoTime() + within.toNanos();
  }

  /// Pauses before the next try, and logs once what the start waits for. Returns false, at once,
  /// when the time is over.
  boolean allowsAnotherTry(String problem) {
    if (System.nanoTime() + TRY_AGAIN_AFTER.toNanos() > end) {
      return false;
    }
    if (!said) {
      LOG.warn("{} Trying again for up to {} s.", problem, within.toSeconds());
      said = true;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(TRY_AGAIN_AFTER.toNanos());
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
