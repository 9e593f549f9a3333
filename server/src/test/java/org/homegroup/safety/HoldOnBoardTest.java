package org.homegroup.safety;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.id.TaskId;
import org.homegroup.safety.TaskBoard.Change;
import org.homegroup.safety.TaskBoard.Change.What;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An unsupervised group is on the board for as long as it is held.
class HoldOnBoardTest {

  private final LiveStory story = LiveStory.begins();
  private final List<Change> changes = new ArrayList<>();
  private TestClient lead;

  @BeforeEach
  void aGroup() {
    lead = story.comes(DR_RIVERA);
    TestClient ana = story.comesIn(ANA, lead);
    lead.asks("start");
    ana.next("session-changed");
    story.time.onLoop(() -> story.tasks.observe(changes::add));
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void theLastLeadsLostConnectionRaisesATaskAndTheirReturnEndsIt() {
    lead.losesTheLine();
    story.passes(Duration.ofSeconds(20));
    HoldBegan hold = story.recorded(HoldBegan.class).getFirst();
    assertEquals(List.of(What.RAISED), changes.stream().map(Change::what).toList());
    Task task = changes.getFirst().task();
    assertEquals(Task.Kind.UNSUPERVISED, task.kind());
    assertEquals(hold.at(), task.raisedAt());

    story.comes(DR_RIVERA);
    story.passes(Duration.ofSeconds(1));
    assertEquals(List.of(What.RAISED, What.OVER), changes.stream().map(Change::what).toList());
    assertEquals(task.taskId(), changes.getLast().task().taskId());
  }

  @Test
  void aHoldFromBeforeAServersDeathIsOnTheBoardOfTheNext() {
    lead.losesTheLine();
    story.passes(Duration.ofSeconds(20));
    TaskId before = changes.getFirst().task().taskId();
    story.crashesAndRestarts();
    story.comes(ANA);
    var open = new ArrayList<Task>();
    story.time.onLoop(
        () -> open.addAll(story.tasks.open(changes.getFirst().task().organizationId())));
    assertEquals(List.of(before), open.stream().map(Task::taskId).toList());
    assertTrue(open.getFirst().taken().isEmpty());
  }
}
