package org.homegroup.projection;

import io.micrometer.core.instrument.Counter;
import org.homegroup.platform.metrics.Metrics;

/// The figures that an operator sees of read models.
final class ProjectionMetrics {

  private final Counter read;
  private final Counter skipped;
  private final Counter failures;

  ProjectionMetrics(Metrics metrics) {
    read = metrics.counter("projections.read", "Journal entries read for the read models");
    skipped =
        metrics.counter(
            "projections.skipped", "Journal entries that cannot be read, left out of read models");
    failures =
        metrics.counter("projections.failures", "Times the read models could not be brought up");
  }

  void read(int entries) {
    read.increment(entries);
  }

  void skipped() {
    skipped.increment();
  }

  void failed() {
    failures.increment();
  }
}
