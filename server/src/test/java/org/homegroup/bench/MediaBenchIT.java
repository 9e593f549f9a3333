package org.homegroup.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MediaBenchIT {

  @Test
  @DisplayName("A run with two people measures Janus both ways and leaves no process behind")
  void twoPeople() {
    var out = new StringWriter();
    var err = new StringWriter();
    var command =
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    int code =
        command.execute(
            "media",
            "--people",
            "1",
            "--rounds",
            "1",
            "--seconds",
            "0.5",
            "--sizes",
            "2",
            "--jvb-url",
            "");

    assertEquals(0, code, err::toString);
    for (String row :
        List.of(
            "Janus, let in until the person sees the lead, p50 ms",
            "Janus, let in until the person sees the lead, p95 ms",
            "Janus, let in until the lead sees the person, p50 ms",
            "Janus, let in until the lead sees the person, p95 ms",
            "Janus with 2 people, pictures/s of each other")) {
      for (double figure : figures(out.toString(), row)) {
        assertTrue(figure > 0 && figure < 20_000, row + "\n" + out);
      }
    }
    assertTrue(out.toString().contains("Janus with 2 people, CPU, % of a core"), out::toString);
    assertTrue(out.toString().contains("NO VIDEOBRIDGE GIVEN"), out::toString);
    assertEquals(List.of(), left().toList());
  }

  /// Ours, the reference's, and the ratio.
  private static List<Double> figures(String table, String row) {
    String line = table.lines().filter(one -> one.startsWith(row)).findFirst().orElseThrow();
    String[] cells = line.substring(row.length()).strip().split("\\s+");
    return Stream.of(cells).limit(3).map(Double::valueOf).toList();
  }

  private static Stream<String> left() {
    return ProcessHandle.current()
        .descendants()
        .flatMap(child -> child.info().commandLine().stream())
        .filter(line -> line.contains("org.homegroup.Main") || line.contains("homegroup-bench-"));
  }
}
