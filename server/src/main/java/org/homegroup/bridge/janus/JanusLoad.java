package org.homegroup.bridge.janus;

import java.time.Duration;
import java.time.Instant;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.janus.gateway.JanusSettings;

/// How busy a Janus is, seen from outside, because it does not tell: its own processor time and the
/// UDP ports in use, whichever is nearer to its end. What else the machine does is left out: it
/// would weigh on every Janus of this machine alike. Bandwidth is left out too: nobody told us how
/// much there is.
final class JanusLoad {

  /// With less than a tenth of the machine left, packets come late (the Videobridge's limit).
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

  /// All processor time that a process has used. Reads `/proc`.
  static Duration processorTime(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /// The load since the last call for this process.
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
