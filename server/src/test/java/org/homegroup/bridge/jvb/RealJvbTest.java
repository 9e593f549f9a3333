package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What cannot be tested without a bridge is not skipped in silence.
class RealJvbTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  @DisplayName("says plainly that no bridge was given, and how to give one")
  void none() {
    assertEquals(Optional.empty(), RealJvb.given(Map.of(), out));
    assertTrue(said().startsWith("NO VIDEOBRIDGE GIVEN"), said());
    assertTrue(said().contains(RealJvb.URL), said());
  }

  @Test
  @DisplayName("takes the bridge that is given, without a word")
  void given() {
    assertEquals(
        Optional.of(new RealJvb(URI.create("http://127.0.0.1:8080"), Optional.of(7L))),
        RealJvb.given(Map.of(RealJvb.URL, "http://127.0.0.1:8080", RealJvb.PROCESS_ID, "7"), out));
    assertEquals("", said());
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
