package org.homegroup.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.homegroup.bench.harness.BenchOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaBenchIT {

  @Test
  @DisplayName("A run with two people measures Janus both ways and leaves no process behind")
  void twoPeople() {
    var outcome =
        BenchOutcome.of(
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
    for (String row :
        List.of(
            "Janus, let in until the person sees the lead, p50 ms",
            "Janus, let in until the person sees the lead, p95 ms",
            "Janus, let in until the lead sees the person, p50 ms",
            "Janus, let in until the lead sees the person, p95 ms",
            "Janus with 2 people, pictures/s of each other")) {
      for (double figure : figures(outcome, row)) {
        assertTrue(figure > 0 && figure < 20_000, row + "\n" + outcome);
      }
    }
    assertTrue(
        outcome.toString().contains("Janus with 2 people, CPU, % of a core"), outcome::toString);
    assertTrue(outcome.toString().contains("NO VIDEOBRIDGE GIVEN"), outcome::toString);
    assertEquals(List.of(), BenchOutcome.left("org.homegroup.Main", "homegroup-bench-"));
  }

  /// Returns the server's figure, the reference's, and the ratio.
  private static List<Double> figures(BenchOutcome outcome, String row) {
    String line =
        outcome.lines().stream().filter(one -> one.startsWith(row)).findFirst().orElseThrow();
    String[] cells = line.substring(row.length()).strip().split("\\s+");
    return Stream.of(cells).limit(3).map(Double::valueOf).toList();
  }
}
