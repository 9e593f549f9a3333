package org.homegroup.runtime;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

class UnsupervisedMonitorTest {

  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final List<String> told = new ArrayList<>();
  private final UnsupervisedMonitor monitor =
      new UnsupervisedMonitor(
          new UnsupervisedObserver() {
            @Override
            public void unsupervised(SessionId sessionId, Instant since, boolean held) {
              told.add((held ? "held since " : "goes on since ") + since.equals(local("17:20")));
            }

            @Override
            public void supervised(SessionId sessionId) {
              told.add("covered");
            }
          });

  private static SessionStory lost() {
    return SessionStory.open()
        .arrives(DR_RIVERA)
        .arrives(ANA)
        .admits(DR_RIVERA, ANA)
        .starts(DR_RIVERA)
        .at("17:20:02")
        .loses(DR_RIVERA, TWO_SECONDS);
  }

  private void check(SessionStory story, SupervisionPolicy supervisionPolicy, String at) {
    monitor.check(SessionStory.SESSION, story.state(), supervisionPolicy, local(at));
  }

  @Test
  void saysOnceThatAGroupIsAloneAndOnceThatItIsNot() {
    SessionStory story = lost();
    check(story, SupervisionPolicy.DEFAULT, "17:20:04");
    assertEquals(List.of(), told);
    check(story, SupervisionPolicy.DEFAULT, "17:20:05");
    check(story, SupervisionPolicy.DEFAULT, "17:20:06");
    assertEquals(List.of("held since true"), told);
    check(story.at("17:21").arrives(DR_RIVERA), SupervisionPolicy.DEFAULT, "17:21");
    assertEquals(List.of("held since true", "covered"), told);
  }

  @Test
  void aSessionThatIsOverIsNotAlone() {
    check(lost(), SupervisionPolicy.DEFAULT, "17:20:05");
    monitor.keep(List.of(SessionStory.SESSION));
    assertEquals(List.of("held since true"), told);
    monitor.keep(List.of());
    assertEquals(List.of("held since true", "covered"), told);
  }

  @Test
  void aGroupThatGoesOnIsTold() {
    var goesOn =
        new SupervisionPolicy(
            false, Duration.ofSeconds(30), Duration.ofMinutes(20), Duration.ofMinutes(2));
    SessionStory story = lost();
    check(story, goesOn, "17:20:31");
    assertEquals(List.of(), told);
    check(story, goesOn, "17:20:32");
    assertEquals(List.of("goes on since true"), told);
  }
}
