package org.homegroup.bridge.janus.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.homegroup.bridge.janus.gateway.JanusSecrets;

/// The end of a Janus that was left running at a stop and that no server took over: a shell that
/// waits, looking each second, and ends it. It is over at once when Janus ends before that, or when
/// a server takes Janus over, which changes the file that the shell looks at. A file that is gone,
/// with its folder, changes nothing.
final class JanusDelayedShutdown {

  private static final String NAME = "janus.farewell";

  /// By its command line too: the number may belong to somebody else by then.
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
