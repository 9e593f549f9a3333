package org.homegroup.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The conditions of a run (machine, load), printed above the figures.
public final class Setting {

  private Setting() {}

  /// Returns the lines of the setting followed by those of the table.
  public static List<String> above(Report report, List<String> setting) {
    List<String> lines = new ArrayList<>(setting);
    lines.add("");
    lines.addAll(report.lines());
    return lines;
  }

  public static String machine() {
    return "%d cores, load %s, Java %s"
        .formatted(Runtime.getRuntime().availableProcessors(), load(), Runtime.version().feature());
  }

  public static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException _) {
      return "unknown";
    }
  }
}
