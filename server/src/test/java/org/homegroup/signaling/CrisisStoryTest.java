package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.attendance.export.CsvExport;
import org.homegroup.id.PersonId;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.safety.Task;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Somebody in danger: what they are told, what leads are told, and that nobody else is told.
class CrisisStoryTest {

  private static final CsvExport.Names NAMES =
      new CsvExport.Names() {
        @Override
        public String full(PersonId personId) {
          return People.nameOf(personId);
        }

        @Override
        public String credential(PersonId personId) {
          return "";
        }
      };

  private final LiveStory story = LiveStory.inRoomOf("peer");
  private final TestClient rivera = story.comes(DR_RIVERA);
  private final TestClient okafor = story.comes(DR_OKAFOR);
  private final TestClient ana = story.comesIn(ANA, rivera);
  private final TestClient ben = story.comesIn(BEN, rivera);

  @AfterEach
  void ends() {
    story.close();
  }

  private static JsonObject crisis(TestClient lead) {
    return lead.next("crises-changed").getJsonArray("crises").getJsonObject(0);
  }

  private static JsonObject task(TestClient lead) {
    return lead.next("tasks-changed").getJsonArray("tasks").getJsonObject(0);
  }

  private static String code(JsonObject answer) {
    return answer.getString("code", answer.getString("type"));
  }

  private String anaCalls() {
    assertEquals("done", code(ana.asks("raise-crisis")));
    JsonObject crisis = crisis(rivera);
    assertEquals("Ana Morales", crisis.getString("name"));
    assertFalse(crisis.getBoolean("answered"));
    return crisis.getString("crisisId");
  }

  @Test
  void aCallReachesBothLeadsAndTheOneWhoCalledKnowsIt() {
    anaCalls();
    assertEquals(ana.seat(), crisis(okafor).getString("participantId"));
    for (TestClient lead : List.of(rivera, okafor)) {
      JsonObject task = task(lead);
      assertEquals("crisis", task.getString("kind"));
      assertNull(task.getString("takenBy"));
    }
    assertFalse(ana.next("own-crisis-changed").getBoolean("answered"));
  }

  @Test
  void oneLeadGoesWithOneTapAndTheOtherKeepsTheGroup() {
    String crisisId = anaCalls();
    assertEquals("done", code(rivera.asks("answer-crisis", "crisisId", crisisId)));
    assertTrue(crisis(okafor).getString("crisisId").equals(crisisId));
    JsonObject now = crisis(okafor);
    assertTrue(now.getBoolean("answered"));
    assertEquals(List.of(rivera.seat()), now.getJsonArray("with").getList());
    assertFalse(ana.next("own-crisis-changed").getBoolean("answered"));
    assertTrue(ana.next("own-crisis-changed").getBoolean("answered"));
    // The second who presses stays where they are.
    assertEquals("done", code(okafor.asks("answer-crisis", "crisisId", crisisId)));
    assertEquals(1, story.recorded(CrisisAnswered.class).size());

    assertEquals("done", code(rivera.asks("close-crisis", "crisisId", crisisId)));
    assertNull(ana.next("own-crisis-changed").getString("since"));
  }

  @Test
  void aLeadStartsItForSomebodyWhoWaits() {
    try (LiveStory group = LiveStory.asksForLocation()) {
      TestClient lead = group.comes(DR_RIVERA);
      TestClient chloe = group.comes(CHLOE);
      assertEquals("location-unconfirmed", code(lead.asks("admit", "participantId", chloe.seat())));
      assertEquals("done", code(lead.asks("raise-crisis", "participantId", chloe.seat())));
      assertEquals(
          List.of(OverrideReason.EMERGENCY),
          group.recorded(LocationOverridden.class).stream()
              .map(LocationOverridden::reason)
              .toList());
      assertTrue(crisis(lead).getBoolean("answered"));
    }
  }

  @Test
  void whoseLineDropsIsToBeCalledUntilOneTakesIt() {
    String crisisId = anaCalls();
    rivera.asks("answer-crisis", "crisisId", crisisId);
    ana.losesTheLine();
    story.passes(Duration.ofSeconds(2));
    JsonObject due = null;
    for (JsonObject message : okafor.rest()) {
      if (message.getString("type").equals("tasks-changed")
          && !message.getJsonArray("tasks").isEmpty()) {
        due = message.getJsonArray("tasks").getJsonObject(0);
      }
    }
    assertEquals("telephone-callback", due.getString("kind"));
    assertEquals("done", code(okafor.asks("take-task", "taskId", due.getString("taskId"))));
    assertEquals(
        List.of(DR_OKAFOR.personId()),
        story.recorded(TelephoneCallbackTaken.class).stream()
            .map(TelephoneCallbackTaken::takenBy)
            .toList());
    assertEquals(
        "already-taken", code(rivera.asks("take-task", "taskId", due.getString("taskId"))));
    assertEquals("not-leading", code(ben.asks("take-task", "taskId", due.getString("taskId"))));

    TestClient back = story.comes(ANA);
    assertEquals(1, story.recorded(TelephoneCallbackOver.class).size());
    assertEquals("already-over", code(rivera.asks("take-task", "taskId", due.getString("taskId"))));
    assertTrue(back.next("own-crisis-changed").getBoolean("answered"));
  }

  /// What somebody said alarms everybody, and they are gone.
  @Test
  void whoHasLeftIsToBeCalledTooAndTheOthersHearNothing() {
    String seat = ana.seat();
    ana.asks("leave");
    assertEquals("not-leading", code(ben.asks("raise-crisis", "participantId", seat)));
    assertEquals("done", code(rivera.asks("raise-crisis", "participantId", seat)));
    story.passes(Duration.ofSeconds(2));
    JsonObject crisis = crisis(okafor);
    assertEquals("Ana Morales", crisis.getString("name"));
    assertFalse(crisis.getBoolean("connected"));
    Task due = story.openTasks().getFirst();
    assertEquals(Task.Kind.TELEPHONE_CALLBACK, due.kind());
    assertEquals("crisis-open", code(rivera.asks("end")));
    assertEquals("done", code(okafor.asks("take-task", "taskId", due.taskId().value())));
    String crisisId = crisis.getString("crisisId");
    assertEquals("done", code(okafor.asks("close-crisis", "crisisId", crisisId)));
    assertEquals(List.of(), story.openTasks());
    ben.settles();
    assertFalse(
        ben.everything().matches("(?s).*(cris[ie]s|telephone-callback|own-crisis-changed).*"),
        ben::everything);
  }

  @Test
  void thePracticeDecidesHowSoonSomebodyIsCalled() {
    RoomPolicy otherwise = RoomPolicy.ofKind("peer");
    var policy =
        new RoomPolicy(
            false,
            otherwise.holdAfter(),
            otherwise.holdEndsAfter(),
            Duration.ofMinutes(5),
            otherwise.unsupervised(),
            otherwise.chat(),
            otherwise.agenda());
    try (LiveStory group = LiveStory.under(policy)) {
      TestClient lead = group.comes(DR_RIVERA);
      TestClient chloe = group.comesIn(CHLOE, lead);
      chloe.asks("raise-crisis");
      chloe.losesTheLine();
      group.passes(Duration.ofSeconds(2));
      TelephoneCallbackDue due = group.recorded(TelephoneCallbackDue.class).getFirst();
      assertEquals(Duration.ofMinutes(5), Duration.between(due.at(), due.dueAt()));
    }
  }

  @Test
  void leadsWhoComeLaterAreToldToo() {
    anaCalls();
    rivera.losesTheLine();
    TestClient again = story.comes(DR_RIVERA);
    assertEquals(ana.seat(), crisis(again).getString("participantId"));
    assertEquals("crisis", task(again).getString("kind"));
  }

  @Test
  void nobodyElseIsToldAWordAndNoExportSaysIt() {
    TestClient chloe = story.comes(CHLOE);
    rivera.asks("start");
    String crisisId = anaCalls();
    rivera.asks("answer-crisis", "crisisId", crisisId);
    ana.losesTheLine();
    story.passes(Duration.ofSeconds(2));
    TestClient back = story.comes(ANA);
    rivera.asks("close-crisis", "crisisId", crisisId);
    assertEquals("not-leading", code(ben.asks("answer-crisis", "crisisId", crisisId)));
    for (TestClient other : List.of(ben, chloe, back)) {
      other.settles();
      String all = other.everything().toLowerCase(Locale.ROOT).replace("own-crisis-changed", "");
      assertFalse(all.matches("(?s).*cris[ie]s.*"), all);
      assertFalse(all.contains("telephone-callback"), all);
    }
    for (TestClient other : List.of(ben, chloe)) {
      assertFalse(other.everything().contains("own-crisis-changed"), other::everything);
    }
    rivera.asks("end");
    var sheet =
        AttendanceFold.of(story.recorded()).sheet(story.time.timeSources().clock().instant());
    String csv = CsvExport.csv(sheet, "Tuesday evening group", NAMES);
    assertTrue(csv.contains("aside_seconds"), csv);
    assertFalse(csv.toLowerCase(Locale.ROOT).matches("(?s).*cris[ie]s.*"), csv);
  }
}
