package org.homegroup.platform.loop;

import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// All that the live side knows of time.
///
/// @param clock the time of day, which goes on record
/// @param nanos a clock that nobody sets, for pace and limits
/// @param loop the event loop of a context, with its timers
public record TimeSources(InstantSource clock, LongSupplier nanos, Function<Context, Loop> loop) {

  /// Of this machine, but for the time of day.
  public static TimeSources ofThisMachine(InstantSource clock) {
    return new TimeSources(clock, System::nanoTime, Loop::of);
  }

  /// The same, on the event loop of this context.
  public LoopTime on(Context context) {
    return new LoopTime(loop.apply(context), clock, nanos);
  }
}
