package org.homegroup.api.operations;

import io.vertx.core.Future;
import java.util.function.Supplier;

/// One thing the server cannot work without.
///
/// @param name as the answer shows it, for example `database`
/// @param check asked each time; must not block. A failed future means not ready, its cause is
///     logged, not shown
public record HealthCheck(String name, Supplier<Future<?>> check) {}
