package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that need a bridge are not skipped silently.
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
    RealJvb given = given("http://127.0.0.1:8080", "7");
    assertEquals(URI.create("http://127.0.0.1:8080"), given.url());
    assertEquals(Optional.of(7L), given.processId());
    assertEquals("", said());
  }

  @Test
  @DisplayName("takes the first of several, and finds out its process id when it is wanted")
  void several(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("pid");
    RealJvb given = given("http://127.0.0.1:8080,http://127.0.0.1:8081", file + ",8");
    assertEquals(URI.create("http://127.0.0.1:8080"), given.url());
    Files.writeString(file, "9\n");
    assertEquals(Optional.of(9L), given.processId());
    assertEquals(Optional.empty(), given("http://127.0.0.1:8080", "").processId());
  }

  private RealJvb given(String url, String process) {
    return RealJvb.given(Map.of(RealJvb.URL, url, RealJvb.PROCESS_ID, process), out).orElseThrow();
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
