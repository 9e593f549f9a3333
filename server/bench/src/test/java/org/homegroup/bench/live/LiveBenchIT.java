package org.homegroup.bench.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homegroup.bench.harness.BenchOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveBenchIT {

  @Test
  @DisplayName("A tiny run measures everything and leaves no process behind")
  void tinyRun() {
    var outcome =
        BenchOutcome.of(
            "live",
            "--seconds",
            "0.2",
            "--rounds",
            "1",
            "--rooms",
            "1",
            "--storm",
            "15",
            "--idle",
            "24");
    for (String row :
        List.of(
            "kB of heap for each of 24",
            "kB resident for each of 24",
            "join storm, 100 at a time, p99 ms",
            "join storm, all at the same moment, s",
            "deliveries/s, window 1 ",
            "deliveries/s, window 4 ",
            "deliveries/s, window 16 ",
            "server CPU us/delivery, window 16",
            "round trip p99 ms, window 16",
            "durable appends/s, journal, 32",
            "durable appends/s, journal, 256",
            "durable commands/s, live socket, 12")) {
      assertTrue(
          outcome.lines().stream().anyMatch(line -> line.startsWith(row)), row + "\n" + outcome);
    }
    assertEquals(List.of(), BenchOutcome.left("org.homegroup.Main", "BareServerMain"));
  }
}
