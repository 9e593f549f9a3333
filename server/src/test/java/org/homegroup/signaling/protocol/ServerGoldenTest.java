package org.homegroup.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The server writes each message as in the file that the browser's tests read.
class ServerGoldenTest {

  private static final Path GOLDENS = Path.of("src/test/resources/protocol/server");
  private static final ObjectMapper TREES = new ObjectMapper();
  private static final int SHORT_HEADER = 2;
  private static final int MEDIUM_HEADER = 4;
  private static final int MEDIUM = 126;

  static Set<String> written() {
    return new TreeSet<>(ServerGoldens.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("written")
  void isWrittenAsInItsFile(String name) throws IOException {
    JsonNode golden = TREES.readTree(Files.readString(GOLDENS.resolve(name + ".json")));
    JsonNode written = TREES.readTree(text(ServerGoldens.ALL.get(name)));
    assertTrue(golden.equals(ServerGoldenTest::compare, written), written::toPrettyString);
  }

  @Test
  void everyFileIsWrittenByTheServer() throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS)) {
      Set<String> named =
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(named, written());
    }
  }

  @Test
  void everyTypeHasAFile() {
    Stream<String> messages =
        Json.members(ServerMessage.class).map(type -> KebabCase.kebab(type.getSimpleName()));
    Stream<String> media =
        Json.members(MediaSignal.class)
            .filter(type -> type != MediaSignal.Restart.class)
            .map(type -> "media-" + KebabCase.kebab(type.getSimpleName()));
    Set<String> types =
        Stream.of(messages, media, Stream.of("welcome", "snapshot"))
            .flatMap(all -> all)
            .collect(Collectors.toCollection(TreeSet::new));
    types.removeAll(ServerGoldens.ALL.keySet());
    assertEquals(Set.of(), types);
  }

  /// In JSON, 3 and 3.0 are the same number.
  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  /// The payload behind the frame's header.
  private static String text(Frame frame) {
    ByteBuf bytes = frame.buffer();
    try {
      int header = bytes.getByte(1) == MEDIUM ? MEDIUM_HEADER : SHORT_HEADER;
      return bytes.toString(header, bytes.readableBytes() - header, StandardCharsets.UTF_8);
    } finally {
      bytes.release();
    }
  }
}
