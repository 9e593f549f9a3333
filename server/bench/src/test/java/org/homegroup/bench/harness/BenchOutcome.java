package org.homegroup.bench.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.homegroup.bench.BenchCommand;

/// The output of a run of `homegroup bench`.
public final class BenchOutcome {

  private final String out;

  private BenchOutcome(String out) {
    this.out = out;
  }

  /// Runs the command in this process; it must succeed.
  public static BenchOutcome of(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        BenchCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    assertEquals(0, code, err::toString);
    return new BenchOutcome(out.toString());
  }

  public List<String> lines() {
    return out.lines().toList();
  }

  /// Returns the command lines of child processes that still run and contain one of these words.
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
