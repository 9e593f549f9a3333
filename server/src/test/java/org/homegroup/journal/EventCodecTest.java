package org.homegroup.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent.DoorLocked;
import org.homegroup.session.SessionEvent.HandRaised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

  private static final JournalPosition PLACE = new JournalPosition(7, SessionId.random(), 3);
  private static final Instant AT = Instant.parse("2026-11-21T18:00:00.120Z");

  private final EventCodec codec = new EventCodec();

  @Test
  void writesAnInstantWithAllItsMilliseconds() {
    assertEquals(
        "{\"by\":\"booking\",\"at\":\"2026-11-21T18:00:00.120Z\"}",
        codec.encode(new DoorLocked(Actor.BOOKING, AT)).body());
  }

  @Test
  void refusesToWriteAnInstantThatItCouldNotReadBackExactly() {
    DoorLocked tooFine = new DoorLocked(Actor.BOOKING, AT.plusNanos(1));
    assertThrows(IllegalArgumentException.class, () -> codec.encode(tooFine));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"by\":\"booking\"}",
        "{\"by\":null,\"at\":\"2026-11-21T18:00:00.120Z\"}",
        "{\"by\":\"booking\",\"at\":\"2026-11-21T18:00:00.120Z\",\"more\":1}",
        "{\"by\":1,\"at\":\"2026-11-21T18:00:00.120Z\"}",
        "{\"by\":\"booking\",\"at\":\"yesterday\"}",
        "{\"by\":\"booking\",\"at\":\"2026-11-21T18:00:00.120456Z\"}",
        "{\"by\":\"booking\",\"at\":1763748000120}",
        "{\"by\":\"booking\",\"by\":\"clock\",\"at\":\"2026-11-21T18:00:00.120Z\"}",
        "[]",
        "null",
        "",
        "{"
      })
  void reportsWhatItDoesNotUnderstandInFull(String body) {
    CorruptEntry corrupt = corrupt(new EventCodec.Encoded("door-locked", 1, body));
    assertEquals(PLACE.sessionId(), corrupt.sessionId());
    assertEquals(3, corrupt.version());
    assertEquals(7, corrupt.position());
  }

  @Test
  void reportsTypesAndFormsFromTheFuture() {
    String body = codec.encode(new DoorLocked(Actor.BOOKING, AT)).body();
    corrupt(new EventCodec.Encoded("door-painted", 1, body));
    corrupt(new EventCodec.Encoded("door-locked", 2, body));
    corrupt(new EventCodec.Encoded("door-locked", 0, body));
  }

  @Test
  void reportsAnUnknownWordOfAnEnum() {
    String body =
        "{\"participantId\":\"p\",\"kind\":\"%s\",\"by\":\"x\",\"at\":\"2026-11-21T18:00:00.120Z\"}";
    codec.decode(PLACE, new EventCodec.Encoded("muted-by-lead", 1, body.formatted("audio")));
    corrupt(new EventCodec.Encoded("muted-by-lead", 1, body.formatted("AUDIO")));
    corrupt(new EventCodec.Encoded("muted-by-lead", 1, body.formatted("smell")));
  }

  @Test
  void bringsOldFormsUpToTheCurrentOneStepByStep() {
    // A past that never was: "seat" became "participant", which became "participantId".
    UnaryOperator<ObjectNode> first = fields -> rename(fields, "seat", "participant");
    UnaryOperator<ObjectNode> second = fields -> rename(fields, "participant", "participantId");
    EventCodec later =
        new EventCodec(new Upcasters(Map.of(), Map.of("hand-raised", List.of(first, second))));
    HandRaised raised = new HandRaised(new ParticipantId("p-ana"), AT);
    String at = "\"at\":\"2026-11-21T18:00:00.120Z\"}";

    assertEquals(3, later.encode(raised).schema());
    assertEquals(
        raised,
        later.decode(PLACE, new EventCodec.Encoded("hand-raised", 1, "{\"seat\":\"p-ana\"," + at)));
    assertEquals(
        raised,
        later.decode(
            PLACE, new EventCodec.Encoded("hand-raised", 2, "{\"participant\":\"p-ana\"," + at)));
    assertEquals(raised, later.decode(PLACE, later.encode(raised)));
  }

  private CorruptEntry corrupt(EventCodec.Encoded encoded) {
    return assertThrows(CorruptEntry.class, () -> codec.decode(PLACE, encoded));
  }

  private static ObjectNode rename(ObjectNode fields, String from, String to) {
    fields.set(to, fields.remove(from));
    return fields;
  }
}
