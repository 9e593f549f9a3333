package org.homegroup.signaling.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.preflight.PreflightRefusal;
import org.homegroup.session.Rejection;
import org.homegroup.testing.DocumentTable;
import org.junit.jupiter.api.Test;

/// Goal: whoever writes a client from `PROTOCOL.md` misses nothing, and finds nothing that is not
/// there. The names are compared; what they mean is for a reader.
class ProtocolDocumentTest {

  /// Said on the socket without being a rule of the session, a check's or a problem of HTTP.
  private static final List<String> OF_THE_SOCKET =
      List.of("no-bridge", "protocol-version", "too-many-messages");

  /// Of HTTP itself.
  private static final Pattern BESIDE_THE_TABLE = Pattern.compile("`([a-z-]+)` \\((4\\d\\d)\\)");

  private static final String DOCUMENT = "PROTOCOL.md";

  @Test
  void everyCodeIsListedOnceWithTheStatusThatHttpGivesIt() throws IOException {
    Map<String, String> codes = new TreeMap<>();
    Arrays.stream(Rejection.values()).forEach(one -> codes.put(one.code(), ""));
    Arrays.stream(PreflightRefusal.values()).forEach(one -> codes.put(one.code(), ""));
    OF_THE_SOCKET.forEach(code -> codes.put(code, ""));
    Arrays.stream(ProblemCode.values()).forEach(one -> codes.put(one.code(), "" + one.status()));
    Map<String, String> listed = new TreeMap<>();
    for (List<String> row : DocumentTable.rows(DOCUMENT, "| code | status |")) {
      List<String> names = DocumentTable.quoted(row.get(0)).toList();
      String[] statuses = row.get(1).split(", ");
      for (int i = 0; i < names.size(); i++) {
        String before = listed.put(names.get(i), statuses[statuses.length == 1 ? 0 : i]);
        assertEquals(null, before, names.get(i));
      }
    }
    BESIDE_THE_TABLE
        .matcher(Files.readString(Path.of("docs").resolve(DOCUMENT)))
        .results()
        .forEach(code -> listed.put(code.group(1), code.group(2)));
    assertEquals(codes, listed);
  }

  @Test
  void everyCloseCodeIsListed() throws IOException {
    Map<String, String> codes = new TreeMap<>();
    for (CloseCode code : CloseCode.values()) {
      codes.put("" + code.code(), code.reason());
    }
    Map<String, String> listed = new TreeMap<>();
    for (List<String> row : DocumentTable.rows(DOCUMENT, "| code | reason |")) {
      String[] numbers = row.get(0).split(" / ");
      String[] reasons = row.get(1).split(" / ");
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i].startsWith("40")) {
          listed.put(numbers[i], reasons[i]);
        }
      }
    }
    assertEquals(codes, listed);
  }

  @Test
  void everyCommandIsListedOnceWithItsFields() throws IOException {
    Map<String, List<String>> commands = new TreeMap<>();
    Json.members(ClientMessage.Asked.class)
        .forEach(type -> commands.put(KebabCase.kebab(type.getSimpleName()), fields(type)));
    Map<String, List<String>> listed = new TreeMap<>();
    for (List<String> row : DocumentTable.rows(DOCUMENT, "| command |")) {
      List<String> words = DocumentTable.quoted(row.get(1)).toList();
      for (String command : DocumentTable.quoted(row.get(0)).toList()) {
        List<String> known = commands.getOrDefault(command, List.of());
        assertEquals(
            null, listed.put(command, known.stream().filter(words::contains).toList()), command);
      }
    }
    assertEquals(commands, listed);
  }

  @Test
  void everyMessageIsTold() throws IOException {
    String document = Files.readString(Path.of("docs").resolve(DOCUMENT));
    Stream<String> messages =
        Stream.of(ClientMessage.class, ServerMessage.class)
            .flatMap(Json::members)
            .filter(type -> type != ClientMessage.Media.class)
            .map(type -> KebabCase.kebab(type.getSimpleName()));
    Stream<String> media =
        Json.members(MediaSignal.class)
            .map(type -> "media-" + KebabCase.kebab(type.getSimpleName()));
    List<String> untold =
        Stream.of(messages, media, Stream.of("welcome", "snapshot"))
            .flatMap(all -> all)
            .filter(type -> !isTold(document, type))
            .toList();
    assertEquals(List.of(), untold);
  }

  private static boolean isTold(String document, String type) {
    return Stream.of("`%s`", "\"type\":\"%s\"", "### %s ", ", %s ")
        .map(form -> form.formatted(type))
        .anyMatch(document::contains);
  }

  private static List<String> fields(Class<?> command) {
    return Arrays.stream(command.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !name.equals("id"))
        .toList();
  }
}
