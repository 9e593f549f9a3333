package org.homegroup.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.testing.SessionStory;

/// Tests the rules as `given(…).when(…).then(…)`. Accepted events must also fold.
public final class SessionScenario {

  private final GroupSession state;
  private Decision decision;

  private SessionScenario(GroupSession state) {
    this.state = state;
  }

  public static SessionScenario given(SessionEvent... events) {
    GroupSession state = GroupSession.NOT_SCHEDULED;
    for (SessionEvent event : events) {
      state = SessionEvolver.evolve(state, event);
    }
    return new SessionScenario(state);
  }

  public static SessionScenario given(SessionStory story) {
    return given(story.events().toArray(SessionEvent[]::new));
  }

  public SessionScenario when(SessionCommand command) {
    decision = SessionDecider.decide(state, command);
    return this;
  }

  public void then(SessionEvent... events) {
    assertEquals(new Decision.Accepted(List.of(events)), decision);
    GroupSession next = state;
    for (SessionEvent event : events) {
      next = SessionEvolver.evolve(next, event);
    }
  }

  public void thenRejected(Rejection rejection) {
    assertEquals(new Decision.Rejected(rejection), decision);
  }

  public void thenNoChange() {
    assertEquals(new Decision.Accepted(List.of()), decision);
  }
}
