package org.homegroup.safety;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homegroup.safety.Task.Kind;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tasks outlive the session and the server until they are marked as done.
class DurableTasksStoryTest {

  private final LiveStory story = LiveStory.inRoomOf("peer");
  private final TestClient rivera = story.comes(DR_RIVERA);
  private final TestClient okafor = story.comes(DR_OKAFOR);
  private final TestClient ana = story.comesIn(ANA, rivera);

  @AfterEach
  void ends() {
    story.close();
  }

  private static JsonObject task(TestClient lead) {
    return lead.next("tasks-changed").getJsonArray("tasks").getJsonObject(0);
  }

  private static String code(JsonObject answer) {
    return answer.getString("code", answer.getString("type"));
  }

  @Test
  void leadsSeeWhomToSpeakToUntilOneSaysThatItIsDone() {
    story.showsASign(ANA);
    story.showsASign(ANA);
    JsonObject sign = task(okafor);
    assertEquals("relapse-sign", sign.getString("kind"));
    assertEquals("Ana Morales", sign.getString("name"));
    assertEquals(ana.seat(), sign.getString("participantId"));
    assertTrue(sign.getBoolean("durable"));
    String id = sign.getString("taskId");
    assertEquals("not-taken", code(rivera.asks("done-task", "taskId", id)));
    assertEquals("done", code(rivera.asks("take-task", "taskId", id)));
    assertEquals("done", code(rivera.asks("take-task", "taskId", id)));
    assertEquals("already-taken", code(okafor.asks("take-task", "taskId", id)));
    JsonObject taken = task(okafor);
    assertEquals("Dr. Elena Rivera", taken.getString("takenBy"));
    assertEquals(rivera.seat(), taken.getString("takenById"));
    assertEquals("not-yours", code(okafor.asks("done-task", "taskId", id)));
    assertEquals("done", code(rivera.asks("done-task", "taskId", id)));
    assertTrue(okafor.next("tasks-changed").getJsonArray("tasks").isEmpty());
    assertEquals("already-over", code(rivera.asks("done-task", "taskId", id)));
  }

  @Test
  void nobodyElseIsToldOrAsked() {
    TestClient ben = story.comesIn(BEN, rivera);
    story.showsASign(ANA);
    String id = task(rivera).getString("taskId");
    for (TestClient patient : List.of(ana, ben)) {
      assertEquals("not-leading", code(patient.asks("take-task", "taskId", id)));
      assertEquals("not-leading", code(patient.asks("done-task", "taskId", id)));
      patient.settles();
      assertFalse(patient.everything().contains("tasks-changed"), patient::everything);
      assertFalse(patient.everything().contains("relapse"), patient::everything);
    }
    assertFalse(ben.everything().contains("Morales"), ben::everything);
  }

  @Test
  void theNextServerKnowsWhoHasWhatAndLeadsAreTold() {
    story.showsASign(ANA);
    String id = task(rivera).getString("taskId");
    rivera.asks("take-task", "taskId", id);
    story.crashesAndRestarts();
    Task task = story.openTasks().getFirst();
    assertEquals(Optional.of(DR_RIVERA.personId()), task.taken().map(Task.Taken::by));
    TestClient again = story.comes(DR_RIVERA);
    JsonObject told = task(again);
    assertEquals("Ana Morales", told.getString("name"));
    assertEquals("Dr. Elena Rivera", told.getString("takenBy"));
    assertEquals("done", code(again.asks("done-task", "taskId", id)));
    story.crashesAndRestarts();
    assertEquals(List.of(), story.openTasks());
  }

  @Test
  void aRecordThatIsAwayRefusesAndIsWrittenToLater() {
    story.careTasks.away(true);
    story.showsASign(ANA);
    assertEquals(List.of(), story.openTasks());
    story.passes(Duration.ofSeconds(1));
    story.careTasks.away(false);
    assertEquals(List.of(), story.openTasks());
    story.passes(Duration.ofSeconds(2));
    String id = task(rivera).getString("taskId");

    story.careTasks.away(true);
    assertEquals("unavailable", code(rivera.asks("take-task", "taskId", id)));
    assertTrue(story.openTasks().getFirst().taken().isEmpty());
    story.careTasks.away(false);
    assertEquals("done", code(rivera.asks("take-task", "taskId", id)));
    story.careTasks.away(true);
    assertEquals("unavailable", code(rivera.asks("done-task", "taskId", id)));
    assertEquals(1, story.openTasks().size());
  }

  /// Ana asks for help, her connection drops, and everyone leaves: the clock ends the session.
  private Task lostAtTheEnd() {
    ana.asks("raise-crisis");
    ana.losesTheLine();
    story.passes(Duration.ofSeconds(2));
    Task due = story.openTasks().getFirst();
    assertEquals(Kind.TELEPHONE_CALLBACK, due.kind());
    assertFalse(due.durable());
    rivera.asks("leave");
    okafor.asks("leave");
    return due;
  }

  private void theClockEndsIt() {
    story.advance(Duration.ofHours(4));
    assertEquals(1, story.recorded(SessionEnded.class).size());
  }

  @Test
  void whoWasNotReachedAtTheEndStaysToBeCalled() {
    Task due = lostAtTheEnd();
    theClockEndsIt();
    assertEquals(List.of(due.asDurable()), story.openTasks());
    story.crashesAndRestarts();
    assertEquals(List.of(due.asDurable()), story.openTasks());

    Task call = story.openTasks().getFirst();
    assertEquals(new Outcome.Refused(Rejection.NOT_TAKEN), story.saysDone(call, DR_OKAFOR));
    assertTrue(story.takes(call, DR_OKAFOR) instanceof Outcome.Done);
    Task taken = story.openTasks().getFirst();
    assertEquals(new Outcome.Refused(Rejection.ALREADY_TAKEN), story.takes(taken, DR_RIVERA));
    story.crashesAndRestarts();
    assertEquals(List.of(taken), story.openTasks());
    assertTrue(story.saysDone(taken, DR_RIVERA) instanceof Outcome.Done);
    story.crashesAndRestarts();
    assertEquals(List.of(), story.openTasks());
  }

  @Test
  void aServerThatDiedBeforeItWroteIsMadeUpForFromTheLedger() {
    Task due = lostAtTheEnd();
    story.careTasks.away(true);
    theClockEndsIt();
    assertEquals(List.of(due.asDurable()), story.openTasks(), "on the board all the same");
    assertEquals(
        TaskNotRecorded.class,
        assertThrows(RuntimeException.class, () -> story.takes(due.asDurable(), DR_OKAFOR))
            .getCause()
            .getClass());
    story.stops();
    story.careTasks.away(false);
    assertEquals(Optional.empty(), story.careTasks.open().result().stream().findFirst());
    story.restarts();
    assertEquals(List.of(due.asDurable()), story.openTasks());
  }

  @Test
  void aCallThatIsDueInAnOpenSessionIsOnTheNextBoardOnceAndBeforeAnybodyComes() {
    ana.asks("raise-crisis");
    ana.losesTheLine();
    story.passes(Duration.ofSeconds(2));
    List<Task> before = story.openTasks();
    story.conferences.ids().result().forEach(story.conferences::delete);
    story.crashesAndRestarts();
    assertEquals(before, story.openTasks());
    TestClient again = story.comes(DR_RIVERA);
    JsonObject told = task(again);
    assertEquals("Ana Morales", told.getString("name"));
    assertFalse(told.getBoolean("durable"));
    assertNull(told.getString("takenBy"));
    assertEquals("not-durable", code(again.asks("done-task", "taskId", told.getString("taskId"))));
    assertEquals(before, story.openTasks());
  }
}
