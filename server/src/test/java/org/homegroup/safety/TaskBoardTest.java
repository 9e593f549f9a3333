package org.homegroup.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.safety.Task.Kind;
import org.homegroup.safety.TaskBoard.Change;
import org.homegroup.safety.TaskBoard.Change.What;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskBoardTest {

  private static final Instant AT = Instant.parse("2026-11-21T18:30:00Z");
  private static final OrganizationId PRACTICE =
      new OrganizationId("0d9c8f1e-2b3a-4c5d-8e6f-7a8b9c0d1e2f");
  private static final OrganizationId OTHER =
      new OrganizationId("1d9c8f1e-2b3a-4c5d-8e6f-7a8b9c0d1e2f");
  private static final SessionId GROUP = new SessionId("7b0f6a52-3c1e-4d0a-9a37-5c1f0f6f2a10");
  private static final PersonId RIVERA = new PersonId("c2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f");
  private static final PersonId OKAFOR = new PersonId("d2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f");

  private final Metrics metrics = new Metrics();
  private final TaskBoard board = new TaskBoard(metrics);
  private final List<Change> changes = new ArrayList<>();
  private Runnable unobserve;

  @BeforeEach
  void observe() {
    unobserve = board.observe(changes::add);
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void aTaskIsOpenUntilItIsOver() {
    Task help = task(PRACTICE, "crisis-1");
    board.raise(help);
    assertEquals(List.of(help), board.open(PRACTICE));
    assertEquals(List.of(), board.open(OTHER));

    board.over(help.taskId());
    board.over(help.taskId());
    assertEquals(List.of(), board.open(PRACTICE));
    assertEquals(List.of(new Change(What.RAISED, help), new Change(What.OVER, help)), changes);
  }

  @Test
  void whoTakesItFirstHasIt() {
    Task help = task(PRACTICE, "crisis-1");
    board.raise(help);
    board.take(help.taskId(), RIVERA, AT.plusSeconds(5));
    board.take(help.taskId(), OKAFOR, AT.plusSeconds(6));
    assertEquals(
        List.of(Optional.of(new Task.Taken(RIVERA, AT.plusSeconds(5)))),
        board.open(PRACTICE).stream().map(Task::taken).toList());
    assertEquals(List.of(What.RAISED, What.TAKEN), changes.stream().map(Change::what).toList());
  }

  @Test
  void whatIsDerivedAgainFromTheSameFactsIsTheSameTask() {
    board.raise(task(PRACTICE, "crisis-1"));
    board.take(task(PRACTICE, "crisis-1").taskId(), RIVERA, AT);
    board.raise(task(PRACTICE, "crisis-1"));
    assertEquals(1, board.open(PRACTICE).size());
    assertTrue(board.open(PRACTICE).getFirst().taken().isPresent());
    assertNotEquals(task(PRACTICE, "crisis-1").taskId(), task(PRACTICE, "crisis-2").taskId());
    assertNotEquals(
        Kind.TELEPHONE_CALLBACK.taskId(GROUP, "crisis-1"), Kind.CRISIS.taskId(GROUP, "crisis-1"));
  }

  @Test
  void aCallThatDidNotGetThroughIsToldOnceAndUntilOneDoes() {
    Task help = task(PRACTICE, "crisis-1");
    board.called(help.taskId(), false);
    board.raise(help);
    board.called(help.taskId(), true);
    assertEquals(List.of(What.RAISED), changes.stream().map(Change::what).toList());
    board.called(help.taskId(), false);
    board.called(help.taskId(), false);
    assertTrue(board.isUnreached(help.taskId()));
    board.called(help.taskId(), true);
    assertFalse(board.isUnreached(help.taskId()));
    assertEquals(
        List.of(What.RAISED, What.CALLED, What.CALLED),
        changes.stream().map(Change::what).toList());
    board.called(help.taskId(), false);
    board.over(help.taskId());
    assertFalse(board.isUnreached(help.taskId()));
  }

  @Test
  void whatIsToBeKeptStaysTheSameTaskAndIsSaidOnce() {
    Task call = task(PRACTICE, "crisis-1");
    board.raise(call);
    board.keep(call.asDurable());
    board.keep(call.asDurable());
    assertEquals(List.of(call.asDurable()), board.open(PRACTICE));
    board.keep(task(PRACTICE, "crisis-2").asDurable());
    assertEquals(
        List.of(What.RAISED, What.KEPT, What.RAISED), changes.stream().map(Change::what).toList());
  }

  @Test
  void nobodyTakesWhatIsNotThere() {
    board.take(Kind.TELEPHONE_CALLBACK.taskId(GROUP, "crisis-1"), RIVERA, AT);
    assertEquals(List.of(), changes);
  }

  @Test
  void neitherAnotherPracticeNorWhatIsKeptFillsTheBoard() {
    for (int i = 0; i <= TaskBoard.MOST_TASKS; i++) {
      board.raise(task(PRACTICE, "crisis-" + i));
    }
    board.raise(task(OTHER, "crisis-of-others"));
    board.raise(task(OTHER, "old").asDurable());
    for (int i = 0; i < TaskBoard.MOST_TASKS; i++) {
      board.raise(task(OTHER, "old-" + i).asDurable());
    }
    board.raise(task(OTHER, "another"));
    assertEquals(TaskBoard.MOST_TASKS, board.open(PRACTICE).size());
    assertEquals(TaskBoard.MOST_TASKS + 2, board.open(OTHER).size());
    assertTrue(metrics.scrape().contains("limit=\"tasks\"} 2.0"));
  }

  @Test
  void whoEndedTheObservationHearsNothingMore() {
    unobserve.run();
    board.raise(task(PRACTICE, "crisis-1"));
    assertEquals(List.of(), changes);
  }

  private static Task task(OrganizationId practice, String about) {
    return new Task(
        Kind.CRISIS.taskId(GROUP, about),
        Kind.CRISIS,
        practice,
        GROUP,
        Optional.of(new ParticipantId("p-ana")),
        Optional.empty(),
        AT,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
