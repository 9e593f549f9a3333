package org.homegroup.bench.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.homegroup.bench.BenchCommand;
import picocli.CommandLine;

/// What `homegroup bench` printed.
public final class BenchOutcome {

  private final String out;

  private BenchOutcome(String out) {
    this.out = out;
  }

  /// Runs it in this process; it must succeed.
  public static BenchOutcome of(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new BenchCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertEquals(0, code, err::toString);
    return new BenchOutcome(out.toString());
  }

  public List<String> lines() {
    return out.lines().toList();
  }

  /// Command lines of processes of ours that still run and hold one of these words.
  public static List<String> left(String... words) {
    return ProcessHandle.current()
        .descendants()
        .flatMap(child -> child.info().commandLine().stream())
        .filter(line -> Stream.of(words).anyMatch(line::contains))
        .toList();
  }

  @Override
  public String toString() {
    return out;
  }
}
