package org.homegroup.platform.loop;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/// One event loop, and the clocks of what runs on it.
///
/// @param clock the time of day, which goes on record
/// @param nanos a monotonic clock, for pace and limits
public record LoopTime(Loop loop, InstantSource clock, LongSupplier nanos) {}
