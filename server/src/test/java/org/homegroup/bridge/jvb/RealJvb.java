package org.homegroup.bridge.jvb;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The Videobridge that is given from outside, because none can be built or bought in a test:
/// `HOMEGROUP_TEST_JVB_URL` is the URL of its private HTTP API (`docker/jvb/jvb.conf` says how it
/// must be configured). With `HOMEGROUP_TEST_JVB_PID`, its process id on this machine or a file
/// that holds it, stories also kill it, and wait for whoever keeps it to start it again. Of
/// several, separated by commas, the first is taken.
record RealJvb(URI url, Optional<String> process) {

  static final String URL = "HOMEGROUP_TEST_JVB_URL";
  static final String PROCESS_ID = "HOMEGROUP_TEST_JVB_PID";

  /// The bridge, or a line that says that there is none: a story that cannot be told says so.
  static Optional<RealJvb> given(Map<String, String> environment, PrintStream out) {
    Optional<RealJvb> found =
        first(environment, URL)
            .map(url -> new RealJvb(URI.create(url), first(environment, PROCESS_ID)));
    if (found.isEmpty()) {
      out.println(
          "NO VIDEOBRIDGE GIVEN: the media story was not told with a real one. Set "
              + URL
              + " to the URL of its HTTP API.");
    }
    return found;
  }

  private static Optional<String> first(Map<String, String> environment, String name) {
    return Optional.of(environment.getOrDefault(name, "").split(",", 2)[0].strip())
        .filter(text -> !text.isEmpty());
  }

  /// Its process id now: it is another one after each death.
  Optional<Long> processId() {
    return process.map(
        text -> text.matches("\\d+") ? Long.parseLong(text) : Long.parseLong(content(text)));
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
