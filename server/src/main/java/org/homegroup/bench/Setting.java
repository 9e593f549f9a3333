package org.homegroup.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What has to be known to read the figures, printed above them.
final class Setting {

  private Setting() {}

  static List<String> lines(Scale scale) {
    return List.of(
        "%d cores, load %s, Java %s; server, load and PostgreSQL share the machine."
            .formatted(
                Runtime.getRuntime().availableProcessors(), load(), Runtime.version().feature()),
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

  private static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException _) {
      return "unknown";
    }
  }
}
