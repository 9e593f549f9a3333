package org.homegroup.bench.harness;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/// Runs a bench command from its start to the printed table.
public final class BenchRun {

  /// A measurement. `close` stops everything that `run` started, and may be called from another
  /// thread.
  public interface Bench extends AutoCloseable {

    /// Returns the lines to print.
    List<String> run();

    @Override
    void close();
  }

  private BenchRun() {}

  /// Blocks. Progress goes to standard error, the table to standard output.
  ///
  /// @param making receives a consumer of progress messages and returns the measurement
  public static int of(CommandSpec spec, Function<Consumer<String>, Bench> making) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Bench bench =
        making.apply(
            line -> {
              err.println("bench: " + line);
              err.flush();
            });
    Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "bench stop"));
    try (bench) {
      List<String> lines = bench.run();
      out.println();
      lines.forEach(out::println);
      out.flush();
    }
    return 0;
  }
}
