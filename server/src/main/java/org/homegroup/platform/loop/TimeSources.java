package org.homegroup.platform.loop;

import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The time sources of the live side.
///
/// @param clock the time of day, which is recorded
/// @param nanos a monotonic clock for rates and limits
/// @param loop the event loop with its timers
public record TimeSources(InstantSource clock, LongSupplier nanos, Function<Context, Loop> loop) {

  /// Uses this machine's monotonic clock and Vert.x event loops, with the given time of day.
  public static TimeSources ofThisMachine(InstantSource clock) {
    return new TimeSources(clock, System::nanoTime, Loop::of);
  }
}
