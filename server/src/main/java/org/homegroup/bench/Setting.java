package org.homegroup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What has to be known to read the figures, printed above them.
final class Setting {

  private Setting() {}

  /// What is printed of a run.
  static List<String> above(Report report, List<String> setting) {
    List<String> lines = new ArrayList<>(setting);
    lines.add("");
    lines.addAll(report.lines());
    return lines;
  }

  static List<String> lines(Scale scale) {
    return List.of(
        machine() + "; server, load and PostgreSQL share the machine.",
        "%d rounds of %.1f s; %d connections in rooms of %d; payload of 200 B; loopback, no TLS."
            .formatted(
                scale.rounds(),
                scale.measured().toMillis() / 1000.0,
                scale.connections(),
                Scale.SEATS),
        "Raised for the load: signaling.messages-per-second 10000, burst 100000; access-token-ttl 12 h.",
        "A storm is connect, hello with a signed token, arrive, be admitted by the room's lead;"
            + " tokens are made before. After %d storms to warm up.".formatted(StormPart.WARM_UPS),
        "Each figure: median (smallest-largest) of the rounds.");
  }

  /// @param loadBefore the machine's load before the run, which makes a load itself
  static List<String> lines(MediaScale scale, String loadBefore) {
    return List.of(
        machine()
            + " (%s before the run); server, bridge, PostgreSQL and all tabs share the machine."
                .formatted(loadBefore),
        "%d rounds of %d people, one after the other, after %d to warm up; CPU time over %.1f s each."
            .formatted(
                scale.rounds(),
                scale.people(),
                MediaScale.WARM_UPS,
                scale.measured().toMillis() / 1000.0),
        "Everybody sends sound and picture (VP8; a lead 960x540 in three sizes, others 640x360, 20 a"
            + " second) by the machine's own address, no TURN.",
        "Let in: the lead's click on Admit; for the bridge by itself, the page's join. Its camera,"
            + " socket and session are open before, as ours are in the waiting room.",
        "p50: median (smallest-largest) of the rounds' medians. p95: of all, by the nearest rank.");
  }

  private static String machine() {
    return "%d cores, load %s, Java %s"
        .formatted(Runtime.getRuntime().availableProcessors(), load(), Runtime.version().feature());
  }

  static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException _) {
      return "unknown";
    }
  }
}
