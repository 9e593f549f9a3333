package org.homegroup.bench.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of this class path in a process of its own, with the JVM flags of this process.
public final class ChildProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;

  private final Process process;
  private final String readyLine;

  private ChildProcess(Process process, String readyLine) {
    this.process = process;
    this.readyLine = readyLine;
  }

  /// Starts the program and returns when it has printed a line of JSON, which means that it is
  /// ready.
  ///
  /// @param log receives the child's standard error
  /// @param flags further flags of the child's JVM
  public static ChildProcess start(
      Path log, List<String> flags, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ownFlags());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectError(log.toFile());
    // The caller's environment may configure another server.
    builder.environment().keySet().removeIf(name -> name.startsWith("HOMEGROUP_"));
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader();
      // The JVM may print warnings first.
      String line = out.readLine();
      while (line != null && !line.startsWith("{")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(
            "%s did not start:%n%s".formatted(program.getSimpleName(), Files.readString(log)));
      }
      return new ChildProcess(process, line);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public long pid() {
    return process.pid();
  }

  public String readyLine() {
    return readyLine;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private static List<String> ownFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
        .filter(flag -> !flag.contains("SharedArchive") && !flag.contains("FlightRecord"))
        .toList();
  }
}
