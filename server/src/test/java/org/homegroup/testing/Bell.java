package org.homegroup.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A bell that a test's listeners and fakes ring each time that something has happened. Waiting
/// code checks its condition again at each ring.
public final class Bell {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private long rings;

  public synchronized void ring() {
    rings++;
    notifyAll();
  }

  /// Waits until the condition holds. Every change that can make it hold must be followed by a
  /// ring.
  public void until(BooleanSupplier condition) {
    until(PATIENCE, () -> "it did not come to pass", condition);
  }

  /// Waits for at most `within`.
  ///
  /// @param complaint for the failure, if the condition does not hold in time
  public void until(Duration within, Supplier<String> complaint, BooleanSupplier condition) {
    long end = System.nanoTime() + within.toNanos();
    // Evaluated outside the lock: a condition may wait for a thread that wants to ring.
    for (long heard = rings(); !condition.getAsBoolean(); heard = rings()) {
      if (!rangSince(heard, end)) {
        throw new AssertionError(complaint.get());
      }
    }
  }

  private synchronized long rings() {
    return rings;
  }

  private synchronized boolean rangSince(long heard, long end) {
    try {
      for (long left = end - System.nanoTime(); rings == heard && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return rings != heard;
  }
}
