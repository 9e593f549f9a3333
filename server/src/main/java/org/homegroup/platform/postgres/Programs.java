package org.homegroup.platform.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.platform.config.StartFailure;

/// Runs PostgreSQL's own programs. If the server runs as root, which PostgreSQL refuses, they run
/// as another user: in a user namespace where root's files belong to nobody in particular.
final class Programs {

  private final Binaries binaries;
  private final List<String> prefix;

  private Programs(Binaries binaries, List<String> prefix) {
    this.binaries = binaries;
    this.prefix = prefix;
  }

  static Programs of(Binaries binaries) throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (root
        && new ProcessBuilder("unshare", "-U", "true").start().onExit().join().exitValue() != 0) {
      throw new StartFailure(
          StartFailure.Kind.DATA,
          "PostgreSQL does not run as root, and this machine does not allow the way around it"
              + " (unshare -U): start Homegroup as an ordinary user.");
    }
    return new Programs(binaries, root ? List.of("unshare", "-U") : List.of());
  }

  /// Runs a program to its end, with `input` on its standard input, and appends its output to
  /// `log`. Returns its exit code.
  int run(Path log, String input, String program, List<String> arguments) throws IOException {
    Process process = start(log, program, arguments);
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      process.onExit().join(); // It ended before it read all; its exit code says why.
    }
    return process.onExit().join().exitValue();
  }

  /// Starts a program and returns at once. Its output goes to a file and not to a pipe, because the
  /// PostgreSQL that `pg_ctl` starts would inherit the pipe and keep it open.
  Process start(Path log, String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // The account's PostgreSQL environment variables must not affect this server.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.directory(binaries.directory().toFile());
    File file = log.toFile();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
        .start();
  }
}
