package org.homegroup.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Other processes, for tests of what happens when one is killed.
public final class Processes {

  private Processes() {}

  /// Runs a main class of the test classpath in a JVM of its own, which does not outlive this one.
  public static Process java(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  /// Reads the process's output up to this line.
  public static void awaitLine(Process process, String line) throws IOException {
    BufferedReader output = process.inputReader();
    for (String read = output.readLine(); !line.equals(read); read = output.readLine()) {
      if (read == null) {
        throw new IOException("the process ended before it said: " + line);
      }
    }
  }

  /// `kill -9`, of exactly this process.
  public static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /// Whether the process has ended; an unreaped process counts as ended.
  public static boolean isGone(long pid) {
    return ProcessHandle.of(pid).map(handle -> handle.info().command().isEmpty()).orElse(true);
  }
}
