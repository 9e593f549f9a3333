package org.homegroup.platform.loop;

import io.vertx.core.Context;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The sources of time for the live side.
///
/// @param clock the time of day, which is recorded
/// @param nanos a clock that is never set, for intervals and limits
/// @param loop the event loop of a context, with its timers
public record TimeSources(InstantSource clock, LongSupplier nanos, Function<Context, Loop> loop) {

  /// This machine's sources, except the time of day.
  public static TimeSources ofThisMachine(InstantSource clock) {
    return new TimeSources(clock, System::nanoTime, Loop::of);
  }

  /// The same, on the event loop of this context.
  public LoopTime on(Context context) {
    return new LoopTime(loop.apply(context), clock, nanos);
  }
}
