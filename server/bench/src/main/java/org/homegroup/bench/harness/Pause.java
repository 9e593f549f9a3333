package org.homegroup.bench.harness;

import java.time.Duration;

/// Lets time pass: either the time is what is measured, or the load needs time to become even and
/// there is no event to wait for. Where there is an event, the event is awaited instead.
public final class Pause {

  private Pause() {}

  public static void of(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
