package org.homegroup.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/// The metrics of one server, passed to each part by constructor. Thread-safe. On the scraped page
/// the names begin with `homegroup_`; here they are written without it, with dots between words.
/// `server/docs/operating.md` lists them.
public final class Metrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  /// For uses that the methods below do not cover.
  public MeterRegistry registry() {
    return registry;
  }

  /// A counter. Repeated calls return the same one; keep it in a field where it is used often.
  public Counter counter(String name, String help, String... labels) {
    return Counter.builder("homegroup." + name).description(help).tags(labels).register(registry);
  }

  /// A value that is computed when the page is read, such as the number of open connections.
  public void gauge(String name, String help, Supplier<Number> value, String... labels) {
    Gauge.builder("homegroup." + name, value).description(help).tags(labels).register(registry);
  }

  /// Counts a refusal.
  ///
  /// @param limit the limit, a stable word such as `origin` or `message-rate`
  public void refused(String limit) {
    counter("refusals", "Refusals by a limit or a rule", "limit", limit).increment();
  }

  /// All metrics, in the text format of Prometheus.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
