package org.homegroup.bridge.janus;

import java.time.Duration;
import java.time.Instant;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.janus.gateway.JanusSettings;

/// Measures the load of a Janus from outside, because Janus does not report it. The load is the
/// share of its own processor time or of its UDP ports in use, whichever is higher.
///
/// Other processes are not counted, since they would weigh on every Janus of this machine alike.
/// Bandwidth is not counted, since its limit is unknown.
final class JanusLoad {

  /// Packets are delayed when less than a tenth of the machine is left (the Videobridge's limit).
  private static final double FULL = 0.9;

  private static final int PORTS_PER_ENDPOINT = 2;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final int ports;
  private long pid;
  private Duration usedBefore = Duration.ZERO;
  private Instant before = Instant.MAX;

  JanusLoad(JanusSettings settings) {
    ports = settings.rtpPortMax() - settings.rtpPortMin() + 1;
  }

  /// Returns the total processor time of a process. Reads `/proc`.
  static Duration processorTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /// Returns the load since the last call for this process.
  BridgeLoad next(long process, Duration used, Instant now, int endpoints) {
    double processor = 0;
    if (process == pid && now.isAfter(before)) {
      double share = seconds(used.minus(usedBefore)) / seconds(Duration.between(before, now));
      processor = share / processors / FULL;
    }
    pid = process;
    usedBefore = used;
    before = now;
    double portsUsed = (double) endpoints * PORTS_PER_ENDPOINT / ports;
    return new BridgeLoad(
        Math.max(processor, portsUsed), BridgeLoad.USUAL_STRESS_PER_ENDPOINT, true);
  }

  private static double seconds(Duration length) {
    return length.toNanos() / 1e9;
  }
}
