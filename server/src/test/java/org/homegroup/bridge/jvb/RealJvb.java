package org.homegroup.bridge.jvb;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The Videobridge that is given from outside, because none can be built or bought in a test:
/// `HOMEGROUP_TEST_JVB_URL` is the URL of its private HTTP API (`docker/jvb/jvb.conf` says how it
/// must be configured). With `HOMEGROUP_TEST_JVB_PID`, its process id on this machine, the story
/// also kills it, and waits for whoever keeps it to start it again.
record RealJvb(URI url, Optional<Long> processId) {

  static final String URL = "HOMEGROUP_TEST_JVB_URL";
  static final String PROCESS_ID = "HOMEGROUP_TEST_JVB_PID";

  /// The bridge, or a line that says that there is none: a story that cannot be told says so.
  static Optional<RealJvb> given(Map<String, String> environment, PrintStream out) {
    String url = environment.getOrDefault(URL, "").strip();
    if (url.isEmpty()) {
      out.println(
          "NO VIDEOBRIDGE GIVEN: the media story was not told with a real one. Set "
              + URL
              + " to the URL of its HTTP API.");
      return Optional.empty();
    }
    return Optional.of(
        new RealJvb(
            URI.create(url),
            Optional.ofNullable(environment.get(PROCESS_ID))
                .filter(text -> !text.isBlank())
                .map(text -> Long.parseLong(text.strip()))));
  }
}
