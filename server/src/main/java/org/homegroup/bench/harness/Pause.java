package org.homegroup.bench.harness;

import java.time.Duration;

/// The passing of time itself: what happens in it is measured, or what was begun or ended before
/// settles, of which nothing tells. Whatever tells of its end is awaited, not slept over.
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
