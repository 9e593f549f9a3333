package org.homegroup.bridge.janus.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.homegroup.bridge.janus.gateway.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes Janus's warnings on to our log, without addresses. All other output is read and dropped,
/// because a full pipe would block Janus.
final class JanusLog {

  private static final Logger LOG = LoggerFactory.getLogger(JanusLog.class);

  /// Matches warnings that are expected: about our own settings, candidates that Janus is told to
  /// ignore, media that stops (reported by an event), requests on ended objects, and anything about
  /// a session description, because the message quotes it.
  private static final Pattern EXPECTED =
      Pattern.compile(
          ".*(Reclaim session timeouts|mDNS resolution disabled|libnice master"
              + "|No remote candidates|add some remote candidates|queueing this trickle"
              + "|Didn't receive|not unsubscribing|No such feed|No such room"
              + "|No session associated|Couldn't find any (handle|session)"
              + "|\\[sdp[-a-z]*\\.c).*");

  private JanusLog() {}

  static void follow(InputStream output) {
    Thread.ofVirtual().name("janus-log").start(() -> read(output));
  }

  private static void read(InputStream output) {
    try (var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      lines.lines().forEach(JanusLog::log);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("Janus's output ended: {}", e.toString());
    }
  }

  private static void log(String line) {
    boolean alarming =
        line.contains("[WARN]") || line.contains("[ERR]") || line.contains("[FATAL]");
    if (alarming && !EXPECTED.matcher(line).matches()) {
      LOG.warn("Janus: {}", Addresses.redact(line));
    }
  }
}
