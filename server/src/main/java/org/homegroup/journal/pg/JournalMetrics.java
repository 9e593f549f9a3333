package org.homegroup.journal.pg;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// The metrics of the journal, for operators.
final class JournalMetrics {

  private final Counter events;
  private final Counter conflicts;
  private final Counter refused;
  private final Counter unavailable;
  private final DistributionSummary batch;
  private final Timer latency;

  JournalMetrics(MeterRegistry meters) {
    events = counter(meters, "journal.events", "Events appended");
    conflicts = counter(meters, "journal.conflicts", "Appends that somebody else was faster than");
    refused = counter(meters, "journal.refused", "Appends refused since too many were waiting");
    unavailable = counter(meters, "journal.unavailable", "Appends not known to be durable");
    batch =
        DistributionSummary.builder("homegroup.journal.batch")
            .description("Appends that shared a commit")
            .register(meters);
    latency =
        Timer.builder("homegroup.journal.append")
            .description("From the call of an append until it is durable")
            .register(meters);
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder("homegroup." + name).description(description).register(meters);
  }

  void batch(int appends) {
    batch.record(appends);
  }

  void appended(PendingAppend append) {
    events.increment(append.events.size());
    latency.record(System.nanoTime() - append.since, TimeUnit.NANOSECONDS);
  }

  void conflict() {
    conflicts.increment();
  }

  void refused() {
    refused.increment();
  }

  void unavailable() {
    unavailable.increment();
  }
}
