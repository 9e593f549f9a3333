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

/// The metrics of one server, passed to each part by constructor. Thread-safe. Names in the code
/// have no prefix and use dots; on the metrics page they start with `homegroup_`.
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

  /// Returns the registry, for uses that the methods below do not cover.
  public MeterRegistry registry() {
    return registry;
  }

  /// Returns a counter, the same one for the same name and labels. Keep it in a field if it is used
  /// often.
  public Counter counter(String name, String help, String... labels) {
    return Counter.builder("homegroup." + name).description(help).tags(labels).register(registry);
  }

  /// Registers a value that is read when the metrics page is requested, such as the number of open
  /// connections.
  public void gauge(String name, String help, Supplier<Number> value, String... labels) {
    Gauge.builder("homegroup." + name, value).description(help).tags(labels).register(registry);
  }

  /// Counts a request or message that exceeded a limit.
  ///
  /// @param limit a stable word such as `origin` or `message-rate`
  public void refused(String limit) {
    counter("refusals", "Times a limit refused somebody", "limit", limit).increment();
  }

  /// Returns all metrics in the text format of Prometheus.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
