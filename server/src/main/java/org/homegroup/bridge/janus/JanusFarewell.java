package org.homegroup.bridge.janus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The end of a Janus that was left running at a stop and that no server took over: a shell that
/// sleeps, looks, and ends it. A server that takes Janus over changes the file that it looks at. A
/// file that is gone, with its folder, changes nothing.
final class JanusFarewell {

  private static final String NAME = "janus.farewell";

  /// By its command line too: the number may belong to somebody else by then.
  private static final String SCRIPT =
      """
      sleep "$1"
      if { [ ! -e "$2" ] || [ "$(cat "$2")" = "$5" ]; } && tr '\\0' '\\n' < "/proc/$3/cmdline" | grep -qxF "$4"; then
        kill "$3"
        rm -f "$2"
        [ -z "$6" ] || rm -rf "$6"
      fi
      """;

  private JanusFarewell() {}

  static void plan(JanusRun run, Path folder, Duration after) throws IOException {
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
            JanusOrphan.temporary(run.configuration()).map(Path::toString).orElse(""))
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
