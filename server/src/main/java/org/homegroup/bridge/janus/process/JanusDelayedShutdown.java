package org.homegroup.bridge.janus.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.homegroup.bridge.janus.gateway.JanusSecrets;

/// Ends a Janus that was left running and that no server adopted. A detached shell script checks
/// every second and terminates Janus when the time is up. It stops earlier if Janus ends, or if a
/// server adopts Janus, which changes the token file. A missing token file counts as unchanged.
///
/// The name of the token file must not change: a running script of an earlier version watches it.
final class JanusDelayedShutdown {

  private static final String NAME = "janus.farewell";

  /// Checks the command line as well, because the process id may belong to another process by then.
  private static final String SCRIPT =
      """
      left=$1 file=$2 pid=$3 configuration=$4 token=$5 temporary=$6
      unclaimed() {
        [ ! -e "$file" ] || [ "$(cat "$file")" = "$token" ]
      }
      lives() {
        tr '\\0' '\\n' < "/proc/$pid/cmdline" | grep -qxF "$configuration"
      }
      while [ "$left" -gt 0 ] && unclaimed && lives; do
        sleep 1
        left=$((left - 1))
      done
      unclaimed || exit 0
      if lives; then
        kill "$pid"
      fi
      rm -f "$file"
      [ -z "$temporary" ] || rm -rf "$temporary"
      """;

  private JanusDelayedShutdown() {}

  static void schedule(JanusRun run, Path folder, Duration after) throws IOException {
    Path file = folder.resolve(NAME);
    String token = JanusSecrets.token();
    Files.writeString(file, token);
    new ProcessBuilder(
            "setsid",
            "sh",
            "-c",
            SCRIPT,
            "janus-farewell",
            Long.toString(after.toSeconds()),
            file.toString(),
            Long.toString(run.pid()),
            run.configuration().toString(),
            token,
            JanusOrphanCleanup.temporaryFolder(run.configuration()).map(Path::toString).orElse(""))
        .directory(new File("/"))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static void cancel(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (Files.exists(file)) {
      Files.writeString(file, "taken over");
    }
  }
}
