package org.homegroup.preflight;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.PreflightConfig;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestClock;
import org.junit.jupiter.api.Test;

class PreflightResultsTest {

  private static final SessionId OTHER = SessionId.random();

  private final TestClock clock = new TestClock("2026-11-21T22:50:00Z");
  private final Metrics metrics = new Metrics();
  private final PreflightResults checks =
      new PreflightResults(new PreflightConfig(3, 2, Duration.ofSeconds(25)), clock, metrics);

  @Test
  void oneAtATimeForEachPerson() {
    assertEquals(Optional.empty(), checks.begin(ANA.personId()));
    assertEquals(Optional.of(PreflightRefusal.PREFLIGHT_RUNNING), checks.begin(ANA.personId()));
    checks.over(ANA.personId());
    assertEquals(Optional.empty(), checks.begin(ANA.personId()));
  }

  @Test
  void soManyOnThisServer() {
    checks.begin(ANA.personId());
    checks.begin(BEN.personId());
    assertEquals(Optional.of(PreflightRefusal.BUSY), checks.begin(CHLOE.personId()));
    checks.over(ANA.personId());
    assertEquals(Optional.empty(), checks.begin(CHLOE.personId()));
    assertTrue(metrics.scrape().contains("homegroup_preflights_running 2"));
  }

  @Test
  void soManyAnHour() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), checks.begin(ANA.personId()));
      checks.over(ANA.personId());
    }
    assertEquals(Optional.of(PreflightRefusal.TOO_MANY_PREFLIGHTS), checks.begin(ANA.personId()));
    assertEquals(Optional.empty(), checks.begin(BEN.personId()));
    clock.advance(Duration.ofMinutes(20));
    assertEquals(Optional.empty(), checks.begin(ANA.personId()));
  }

  @Test
  void theNewestIsKeptUntilTheSessionEnds() {
    PreflightOutcome first = check(NetworkPath.NONE);
    PreflightOutcome second = check(NetworkPath.DIRECT);
    checks.keep(SessionStory.SESSION, ANA.personId(), first);
    checks.keep(SessionStory.SESSION, ANA.personId(), second);
    checks.keep(OTHER, ANA.personId(), first);
    assertEquals(Optional.of(second), checks.of(SessionStory.SESSION, ANA.personId()));
    assertEquals(Optional.empty(), checks.of(SessionStory.SESSION, BEN.personId()));
    checks.forget(SessionStory.SESSION);
    assertEquals(Optional.empty(), checks.of(SessionStory.SESSION, ANA.personId()));
    assertEquals(Optional.of(first), checks.of(OTHER, ANA.personId()));
    String counted = "homegroup_preflights_total{path=\"none\",rating=\"trouble\"} 2";
    assertTrue(metrics.scrape().contains(counted));
  }

  private static PreflightOutcome check(NetworkPath path) {
    return PreflightOutcome.of(
        new NetworkMeasurement(
            path,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DeviceStatus.ON,
            DeviceStatus.ON),
        Instant.EPOCH);
  }
}
