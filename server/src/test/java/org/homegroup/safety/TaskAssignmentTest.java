package org.homegroup.safety;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.session.Rejection;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestBookings;
import org.junit.jupiter.api.Test;

/// People who may mark a task as done.
class TaskAssignmentTest {

  private static final Instant AT = SessionStory.local("16:55");
  private static final PersonId RIVERA = DR_RIVERA.personId();
  private static final PersonId OKAFOR = DR_OKAFOR.personId();
  private static final Task SIGN =
      Task.relapseSign(TestBookings.ORGANIZATION, SessionStory.SESSION, ANA.personId(), AT);

  @Test
  void whoTookItOrSomebodyWhoSupervises() {
    Task taken = SIGN.takenBy(RIVERA, AT);
    assertEquals(Optional.empty(), TaskAssignment.mayNot(taken, RIVERA, false));
    assertEquals(Optional.of(Rejection.NOT_YOURS), TaskAssignment.mayNot(taken, OKAFOR, false));
    assertEquals(Optional.empty(), TaskAssignment.mayNot(taken, OKAFOR, true));
  }

  @Test
  void nobodyBeforeSomebodyTookIt() {
    assertEquals(Optional.of(Rejection.NOT_TAKEN), TaskAssignment.mayNot(SIGN, RIVERA, true));
  }

  @Test
  void whatIsOverByItselfIsDoneByNobody() {
    Task help =
        new Task(
            Task.Kind.CRISIS.taskId(SessionStory.SESSION, "crisis-1"),
            Task.Kind.CRISIS,
            TestBookings.ORGANIZATION,
            SessionStory.SESSION,
            Optional.of(ANA.id()),
            Optional.empty(),
            AT,
            Optional.empty(),
            Optional.of(new Task.Taken(RIVERA, AT)),
            false);
    assertEquals(Optional.of(Rejection.NOT_DURABLE), TaskAssignment.mayNot(help, RIVERA, true));
  }
}
