package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.MATEO;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.access.AccessDocument;
import org.homegroup.access.Action;
import org.homegroup.access.Denial;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.session.SessionEvent;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.People;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Walks the table of `ACCESS.md` over real sockets: whatever a kind of participant may not do is
/// refused with the code of the document, and changes nothing.
class SocketAccessTest {

  private static final String CRISIS = "c5150000-0000-4000-8000-000000000001";
  private static final String TASK = "7a5c0000-0000-4000-8000-000000000001";

  private final LiveStory story = LiveStory.begins("homegroup.signaling.burst", 5_000);
  private final Map<TestPerson, TestClient> clients = new LinkedHashMap<>();

  @AfterEach
  void close() {
    story.close();
  }

  private static final Map<TestPerson, Standing> STANDINGS =
      Map.ofEntries(
          is(DR_RIVERA, Who.CLINICIAN, Relation.SEATED, Relation.IN_ROOM, Relation.LEADS),
          is(NIA, Who.CLINICIAN, Relation.SEATED, Relation.IN_ROOM),
          Map.entry(
              DR_ADLER,
              new Standing(
                  Set.of(Who.CLINICIAN, Who.SUPERVISOR),
                  Set.of(Relation.SEATED, Relation.IN_ROOM))),
          is(THEO, Who.CLINICIAN, Relation.SEATED),
          is(ANA, Who.PATIENT, Relation.SEATED, Relation.IN_ROOM),
          is(BEN, Who.PATIENT, Relation.SEATED, Relation.IN_ROOM, Relation.IN_SIDE_ROOM),
          is(CHLOE, Who.PATIENT, Relation.SEATED),
          is(LUCIA, Who.GUEST, Relation.SEATED, Relation.IN_ROOM),
          is(MATEO, Who.INTERPRETER, Relation.SEATED, Relation.IN_ROOM));

  private static Map.Entry<TestPerson, Standing> is(
      TestPerson person, Who who, Relation... relations) {
    return Map.entry(person, new Standing(Set.of(who), Set.of(relations)));
  }

  private void aGroup() {
    TestClient rivera = story.comes(DR_RIVERA);
    clients.put(DR_RIVERA, rivera);
    clients.put(DR_OKAFOR, story.comes(DR_OKAFOR));
    for (TestPerson person : List.of(NIA, ANA, BEN, LUCIA, MATEO)) {
      clients.put(person, story.comesIn(person, rivera));
    }
    // Supervises, and walks in.
    clients.put(DR_ADLER, story.comes(DR_ADLER));
    clients.put(THEO, story.comes(THEO));
    clients.put(CHLOE, story.comes(CHLOE));
    rivera.asks("start");
    rivera.asks("split", "groups", new JsonArray().add(new JsonArray().add(seat(BEN))));
    clients.values().forEach(TestClient::settles);
  }

  @Test
  void whatIsNotAllowedIsRefusedAndChangesNothing() {
    aGroup();
    List<SessionEvent> before = story.recorded();
    STANDINGS.forEach(
        (person, standing) ->
            Stream.of(Action.values())
                .filter(action -> fields(action, person).isPresent())
                .forEach(action -> isRefused(action, person, standing)));
    assertEquals(before, story.recorded());
  }

  private void isRefused(Action action, TestPerson person, Standing standing) {
    Optional<Denial> denial = AccessDocument.denial(asked(action, standing), standing);
    if (denial.isPresent()) {
      JsonObject answer =
          clients.get(person).asks(type(action), fields(action, person).orElseThrow());
      String cell = person.name() + ", " + action.code();
      assertEquals("rejected", answer.getString("type"), cell);
      assertEquals(denial.get().code(), answer.getString("code"), cell);
    }
  }

  /// What a supervisor asks for is another row.
  private static Action asked(Action action, Standing standing) {
    return action == Action.GRANT_LEAD && standing.who().contains(Who.SUPERVISOR)
        ? Action.GRANT_LEAD_AS_SUPERVISOR
        : action;
  }

  @Test
  void everyCommandIsWalked() {
    aGroup();
    Set<String> walked =
        Stream.of(Action.values())
            .filter(action -> fields(action, NIA).isPresent())
            .map(SocketAccessTest::type)
            .collect(Collectors.toSet());
    Json.members(ClientMessage.Asked.class)
        .map(type -> KebabCase.kebab(type.getSimpleName()))
        .forEach(command -> assertTrue(walked.contains(command), command));
  }

  @Test
  void whoIsNotBookedIsToldSoAndNothingElse() {
    TestPerson nobody = People.patientNamed(199, "Nobody Booked");
    Standing none = new Standing(Set.of(Who.PATIENT), Set.of());
    for (Map.Entry<Action, String> way :
        Map.of(Action.JOIN_SESSION, "hello", Action.RUN_PREFLIGHT, "preflight").entrySet()) {
      JsonObject first = TestClient.hello(nobody).put("type", way.getValue());
      if (way.getKey() == Action.RUN_PREFLIGHT) {
        first.remove("device");
      }
      TestClient client = story.connects();
      JsonObject answer = client.says(first).next("rejected");
      assertEquals(
          AccessDocument.denial(way.getKey(), none).orElseThrow().code(),
          answer.getString("code"),
          way.getValue());
      assertFalse(client.everything().contains("group"), client.everything());
    }
  }

  private String seat(TestPerson person) {
    return clients.get(person).seat();
  }

  private static String type(Action action) {
    return switch (action) {
      case LOWER_HAND_OF_ANOTHER -> "lower-hand";
      case RAISE_CRISIS_OF_ANOTHER -> "raise-crisis";
      default -> action.code();
    };
  }

  /// Of the message that asks for it; empty where it is no command of the socket.
  private Optional<Object[]> fields(Action action, TestPerson by) {
    return Optional.ofNullable(
        switch (action) {
          case ADMIT, DECLINE, TAKE_ASIDE -> of("participantId", seat(CHLOE));
          case RETURN_TO_WAITING, REMOVE, CHOOSE_CHAIR, CALL_ON, ANSWER_ASSISTANCE ->
              of("participantId", seat(BEN));
          case LOWER_HAND_OF_ANOTHER, RAISE_CRISIS_OF_ANOTHER ->
              of("participantId", seat(by.equals(ANA) ? LUCIA : ANA));
          case GRANT_LEAD -> of("participantId", seat(NIA));
          case HAND_OVER_LEAD -> of("participantId", seat(DR_OKAFOR));
          case MUTE, UNMUTE -> of("participantId", seat(ANA), "kind", "audio");
          case SHARE_SCREEN -> of("on", true);
          case SUBMIT_SELF_REPORT -> of("hearing", true);
          case BEGIN_PART -> of("number", 1);
          case SPLIT -> of("groups", new JsonArray().add(new JsonArray().add(seat(ANA))));
          case MOVE -> of("participantId", seat(BEN));
          case RECALL_GROUPS -> of("seconds", 0);
          case CLOSE_SIDE_ROOM -> of("sideRoomId", "s-1");
          case ANSWER_CRISIS, CLOSE_CRISIS -> of("crisisId", CRISIS);
          case TAKE_TASK, DONE_TASK -> of("taskId", TASK);
          case CHAT -> of("text", "Hello.", "to", "leads");
          case ADMIT_ALL,
              LEAVE,
              LOCK_DOOR,
              UNLOCK_DOOR,
              START,
              TAKE_BREAK,
              RESUME,
              END,
              RAISE_HAND,
              LOWER_HAND,
              WITHDRAW_CHAIR,
              VISIT,
              REQUEST_ASSISTANCE,
              RAISE_CRISIS ->
              of();
          default -> null;
        });
  }

  private static Object[] of(Object... fields) {
    return fields;
  }
}
