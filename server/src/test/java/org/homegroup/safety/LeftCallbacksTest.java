package org.homegroup.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.RandomSession;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.InMemoryReadModels;
import org.junit.jupiter.api.Test;

/// Goal: the read model of telephone callbacks and the rules of the session agree on what was left.
/// Method: random sessions that the clock ends, each judged by the state and by the fold.
class LeftCallbacksTest {

  private static final int SEEDS = 150;
  private static final int COMMANDS = 200;

  @Test
  void theReadModelLeavesWhatTheRulesOfTheSessionLeave() {
    int left = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      List<SessionEvent> events = endedSession(seed);
      SessionId id = SessionId.random();
      var rule = new SessionTasks(OrganizationId.random(), id, false, Duration.ofMinutes(1));
      var journal = new InMemoryJournal();
      AwaitCondition.of(journal.append(id, 0, events));

      Set<Task> byState = new HashSet<>(rule.left(GroupSession.NOT_SCHEDULED, events));
      var byFold = new HashSet<Task>();
      AwaitCondition.of(new InMemoryReadModels(journal).callbacksLeftSince(Instant.EPOCH))
          .forEach(callback -> byFold.add(rule.left(callback)));
      assertEquals(byState, byFold, "seed " + seed);
      left += byState.size();
    }
    assertTrue(left > SEEDS / 20, left + " were left");
  }

  private static List<SessionEvent> endedSession(long seed) {
    var random = new RandomSession(seed);
    var events = new ArrayList<SessionEvent>();
    GroupSession state = GroupSession.NOT_SCHEDULED;
    for (int i = 0; i <= COMMANDS && !(state instanceof Ended); i++) {
      SessionCommand command =
          i == 0
              ? random.schedule()
              : i == COMMANDS
                  ? new SessionCommand.End(Actor.CLOCK, random.now())
                  : random.next(state);
      if (SessionDecider.decide(state, command) instanceof Decision.Accepted(var more)) {
        for (SessionEvent event : more) {
          state = SessionEvolver.evolve(state, event);
          events.add(event);
        }
      }
    }
    return events;
  }
}
