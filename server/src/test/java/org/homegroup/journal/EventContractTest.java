package org.homegroup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.id.SessionId;
import org.homegroup.session.SessionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: what a ledger holds can be read for as long as ledgers are kept. Each form that an event
/// type ever had is a file, approved by a person in review and never changed after its release.
class EventContractTest {

  private static final Path EVENTS = Path.of("src/test/resources/events");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JournalPosition PLACE = new JournalPosition(1, SessionId.random(), 1);

  private final EventCodec codec = new EventCodec();

  @Test
  void everyTypeHasAContractAndEveryContractAType() throws IOException {
    Set<String> approved;
    try (Stream<Path> files = Files.list(EVENTS)) {
      approved =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.v\\d+\\.json$", ""))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> known = new TreeSet<>(EventCodec.types());
    known.addAll(EventCodec.formerTypes());
    assertEquals(known, approved);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyApprovedFormIsReadAndTheNewestWrittenTheSame(String file) throws IOException {
    EventCodec.Encoded approved = read(file);
    assertEquals(file, approved.type() + ".v" + approved.schema() + ".json");

    SessionEvent event = codec.decode(PLACE, approved);
    EventCodec.Encoded written = codec.encode(event);

    boolean former = EventCodec.formerTypes().contains(approved.type());
    assertEquals(former, !approved.type().equals(written.type()));
    assertTrue(approved.schema() <= written.schema());
    if (approved.schema() == written.schema()) {
      assertEquals(approved.body(), written.body());
    }
    assertEquals(event, codec.decode(PLACE, written));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theLedgerDocumentExplainsIt(String file) throws IOException {
    String ledger = Files.readString(Path.of("docs/LEDGER.md"));
    EventCodec.Encoded approved = read(file);
    if (EventCodec.formerTypes().contains(approved.type())) {
      assertTrue(ledger.contains("| `" + approved.type() + "` |"), "not among the former names");
      return;
    }
    assertTrue(ledger.contains("### " + approved.type() + "\n"), "no section");
    assertTrue(ledger.contains(approved.body()), "no example, or not the one of the contract");
  }

  static Stream<String> contracts() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static EventCodec.Encoded read(String file) throws IOException {
    JsonNode contract = JSON.readTree(Files.readString(EVENTS.resolve(file)));
    assertEquals(3, contract.size());
    return new EventCodec.Encoded(
        contract.required("type").textValue(),
        contract.required("schema").intValue(),
        contract.required("body").toString());
  }
}
