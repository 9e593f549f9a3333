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

class LiveBenchIT {

  @Test
  @DisplayName("A tiny run measures everything and leaves no process behind")
  void tinyRun() {
    var out = new StringWriter();
    var err = new StringWriter();
    var command =
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));

    int code =
        command.execute(
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

    assertEquals(0, code, err::toString);
    List<String> lines = out.toString().lines().toList();
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
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(row)), row + "\n" + out);
    }
    assertEquals(List.of(), servers().toList());
  }

  private static Stream<String> servers() {
    return ProcessHandle.current()
        .children()
        .flatMap(child -> child.info().commandLine().stream())
        .filter(line -> line.contains("org.homegroup.Main"));
  }
}
