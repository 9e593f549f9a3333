package org.homegroup.projection;

import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.raised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.PassingJournal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.ManualTime;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The runner that brings read models up, over a store in memory and with a clock turned by hand.
class ProjectionRunnerTest {

  private final Vertx vertx = Vertx.vertx();
  private final ManualTime time = new ManualTime(SessionStory.local("16:50"));
  private final InMemoryJournal stored = new InMemoryJournal(time);
  private final AtomicInteger reads = new AtomicInteger();
  private final PassingJournal journal =
      new PassingJournal(stored) {
        @Override
        public Future<List<JournalEntry>> readAll(long afterPosition, int limit) {
          reads.incrementAndGet();
          return super.readAll(afterPosition, limit);
        }
      };
  private final InMemoryProjectionStore store = new InMemoryProjectionStore();
  private final Projection<?> lifecycles = new SessionLifecycles();
  private final Projection<?> checkIns = new CheckInsByPerson();
  private final Metrics metrics = new Metrics();
  private final SessionId session = SessionId.random();
  private final ProjectionRunner runner =
      new ProjectionRunner(
          journal,
          store,
          List.of(lifecycles, checkIns),
          time.timeSources().loop().apply(vertx.getOrCreateContext()),
          metrics);

  @AfterEach
  void ends() {
    AwaitCondition.of(vertx.close());
    metrics.close();
  }

  private void append(int version, SessionEvent... events) {
    AwaitCondition.of(stored.append(session, version, List.of(events)));
  }

  private long catchesUp() {
    return AwaitCondition.of(runner.catchUp());
  }

  private List<Long> versions(Projection<?> projection) {
    return store.folded(projection).stream().map(JournalEntry::version).toList();
  }

  @Test
  void readsOnlyWhatCameAfterTheCheckpoint() {
    append(0, SCHEDULED, raised(1));
    assertEquals(2, catchesUp());
    assertEquals(0, catchesUp());
    append(2, raised(2));
    assertEquals(1, catchesUp());
    assertEquals(List.of(1L, 2L, 3L), versions(lifecycles));
    assertEquals(List.of(1L, 2L, 3L), versions(checkIns));
  }

  @Test
  void readsALongJournalInBatches() {
    catchesUp();
    reads.set(0);
    int events = 2 * ProjectionRunner.BATCH + 500;
    append(0, IntStream.range(0, events).mapToObj(it -> raised(it)).toArray(SessionEvent[]::new));
    assertEquals(events, catchesUp());
    assertEquals(4, reads.get());
    assertEquals(events, store.folded(checkIns).size());
  }

  @Test
  void followsWhatIsAppendedWithinItsLag() {
    runner.follow();
    catchesUp();
    append(0, SCHEDULED);
    append(1, raised(1));
    assertEquals(List.of(), versions(lifecycles));
    int before = reads.get();
    time.advance(ProjectionRunner.LAG);
    catchesUp();
    assertEquals(List.of(1L, 2L), versions(lifecycles));
    assertTrue(reads.get() - before <= 3, reads.get() + " reads");
  }

  @Test
  void aFailureIsCountedAndTriedAgainAndFailsNoAppend() {
    runner.follow();
    catchesUp();
    store.fail(1);
    append(0, SCHEDULED);
    // A run takes some turns of the loop, and its next try is planned when it has failed.
    for (int turn = 0; versions(lifecycles).isEmpty(); turn++) {
      assertTrue(turn < 10_000, "never tried again");
      time.advance(ProjectionRunner.LAG);
      time.onLoop(() -> {});
    }
    assertEquals(List.of(1L), versions(lifecycles));
    assertTrue(metrics.scrape().contains("homegroup_projections_failures_total 1"));
  }

  @Test
  void whoAsksIsToldOfAFailure() {
    catchesUp();
    append(0, SCHEDULED);
    store.fail(1);
    assertThrows(RuntimeException.class, this::catchesUp);
    assertEquals(1, catchesUp());
  }

  @Test
  void thoseWhoAskTogetherShareARunThatBeginsAfterTheyAsked() {
    catchesUp();
    append(0, SCHEDULED);
    int before = reads.get();
    var asking = new ArrayList<Future<Long>>();
    time.onLoop(() -> IntStream.range(0, 50).forEach(_ -> asking.add(runner.catchUp())));
    asking.forEach(AwaitCondition::of);
    assertTrue(reads.get() - before <= 4, reads.get() + " reads");
  }

  @Test
  void goesOnFromWhereAnotherWriterCameTo() {
    catchesUp();
    append(0, SCHEDULED, raised(1), raised(2));
    // The other has folded the first two in already.
    store.beforeNextTransaction(
        () -> {
          store.set(lifecycles.name(), new Checkpoint(1, 2));
          store.set(checkIns.name(), new Checkpoint(1, 2));
        });
    catchesUp();
    assertEquals(List.of(3L), versions(lifecycles));
    assertEquals(List.of(3L), versions(checkIns));
  }

  @Test
  void oneThatIsNewOrChangedIsBuiltFromTheBeginningAndTheOthersAreNot() {
    append(0, SCHEDULED, raised(1));
    catchesUp();
    store.set(lifecycles.name(), new Checkpoint(99, 1));
    append(2, raised(2));
    assertEquals(3 + 1, catchesUp());
    assertEquals(List.of(1L, 2L, 3L), versions(lifecycles));
    assertEquals(List.of(1L, 2L, 3L), versions(checkIns));
    assertEquals(0, catchesUp());
  }

  @Test
  void aRebuildFoldsEverythingOnce() {
    append(0, SCHEDULED, raised(1));
    catchesUp();
    assertEquals(2, AwaitCondition.of(runner.rebuild()));
    assertEquals(List.of(1L, 2L), versions(lifecycles));
    store.fail(1);
    assertThrows(RuntimeException.class, () -> AwaitCondition.of(runner.rebuild()));
    assertEquals(List.of(1L, 2L), versions(lifecycles));
  }

  @Test
  void aStopLeavesNothingToRead() {
    runner.follow();
    append(0, SCHEDULED);
    assertEquals(1, AwaitCondition.of(runner.stop()));
    append(1, raised(1));
    time.advance(Duration.ofMinutes(1));
    time.onLoop(() -> {});
    assertEquals(List.of(1L), versions(lifecycles));
  }
}
