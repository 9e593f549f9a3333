package org.homegroup.journal;

import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.ended;
import static org.homegroup.journal.SampleEvents.raised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.homegroup.id.SessionId;
import org.homegroup.session.SessionEvent;
import org.junit.jupiter.api.Test;

/// The behavior of every [Journal], the one for tests included. Other tests may use the same store at the
/// same time or have used it before.
public abstract class JournalContract {

  private final SessionId session = SessionId.random();

  /// The journal as one node sees it.
  protected abstract Journal journal();

  /// The same journal as another node sees it.
  protected abstract Journal otherNode();

  @Test
  void readsBackWhatWasAppended() throws Exception {
    List<JournalEntry> appended =
        await(journal().append(session, 0, List.of(SCHEDULED, raised(1))));
    appended = concat(appended, await(journal().append(session, 2, List.of(raised(2)))));

    assertEquals(List.of(1L, 2L, 3L), appended.stream().map(JournalEntry::version).toList());
    assertEquals(List.of(SCHEDULED, raised(1), raised(2)), events(appended));
    assertRising(appended);
    assertEquals(appended, await(otherNode().read(session, 0)));
    assertEquals(appended.subList(2, 3), await(journal().read(session, 2)));
    assertEquals(List.of(), await(journal().read(session, 3)));
    assertEquals(List.of(), await(journal().read(SessionId.random(), 0)));
  }

  @Test
  void appendsNothingWhenThereIsNothing() throws Exception {
    assertEquals(List.of(), await(journal().append(session, 7, List.of())));
    assertEquals(List.of(), await(journal().read(session, 0)));
  }

  @Test
  void refusesAWriterWhoHasNotSeenTheNewest() throws Exception {
    await(journal().append(session, 0, List.of(SCHEDULED, raised(1))));

    assertConflict(otherNode().append(session, 0, List.of(SCHEDULED)));
    // The first would collide, the other two would not: whole or not at all.
    assertConflict(otherNode().append(session, 1, List.of(raised(7), raised(8), raised(9))));
    assertEquals(List.of(SCHEDULED, raised(1)), events(await(journal().read(session, 0))));
  }

  @Test
  void refusesAWriterWhoIsAheadOfTheStream() throws Exception {
    assertConflict(journal().append(session, 1, List.of(raised(1))));
    await(journal().append(session, 0, List.of(SCHEDULED)));
    assertConflict(journal().append(session, 2, List.of(raised(1))));
    assertEquals(1, await(journal().read(session, 0)).size());
  }

  @Test
  void refusesAnInstantThatWouldNotBeReadBackTheSame() throws Exception {
    SessionEvent tooFine = ended(SampleEvents.AT.plusNanos(1));
    assertInstanceOf(
        IllegalArgumentException.class, failure(journal().append(session, 0, List.of(tooFine))));
    assertEquals(List.of(), await(journal().read(session, 0)));
  }

  @Test
  void letsExactlyOneOfTwoWritersWin() throws Exception {
    for (int version = 0; version < 30; version++) {
      Future<List<JournalEntry>> one = journal().append(session, version, List.of(raised(1)));
      Future<List<JournalEntry>> two = otherNode().append(session, version, List.of(raised(2)));
      settle(one);
      settle(two);
      assertTrue(one.succeeded() != two.succeeded(), "version " + version);
      assertConflict(one.succeeded() ? two : one);
      assertEquals(version + 1, await(journal().read(session, 0)).size());
    }
  }

  @Test
  void letsNoSessionSufferForAnother() throws Exception {
    List<SessionId> sessions = IntStream.range(0, 100).mapToObj(_ -> SessionId.random()).toList();
    for (SessionId one : sessions) {
      await(journal().append(one, 0, List.of(SCHEDULED)));
    }
    List<Future<List<JournalEntry>>> appends = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      long expected = i % 10 == 3 ? 0 : i % 10 == 6 ? 5 : 1;
      appends.add(journal().append(sessions.get(i), expected, List.of(raised(i), raised(i))));
    }
    for (int i = 0; i < sessions.size(); i++) {
      if (i % 10 == 3 || i % 10 == 6) {
        assertConflict(appends.get(i));
      } else {
        assertEquals(3, await(appends.get(i)).getLast().version());
      }
    }
  }

  @Test
  void keepsTwoAppendsToOneSessionInTheirOrder() throws Exception {
    Future<List<JournalEntry>> first = journal().append(session, 0, List.of(SCHEDULED));
    Future<List<JournalEntry>> second = journal().append(session, 1, List.of(raised(1)));
    await(first);
    assertEquals(2, await(second).getFirst().version());
  }

  @Test
  void readsAllInPagesWithoutMissingWhatIsWrittenMeanwhile() throws Exception {
    long start = lastPosition();
    int rounds = 40;
    List<SessionId> sessions = IntStream.range(0, 8).mapToObj(_ -> SessionId.random()).toList();
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      Journal node = i % 2 == 0 ? journal() : otherNode();
      writers.add(writeInTurn(node, sessions.get(i), 0, rounds));
    }
    Set<Long> seen = new HashSet<>();
    long position = start;
    boolean written = false;
    while (true) {
      boolean last = written;
      List<JournalEntry> page = await(journal().readAll(position, 7));
      for (JournalEntry entry : page) {
        assertTrue(entry.position() > position);
        position = entry.position();
        if (sessions.contains(entry.sessionId())) {
          seen.add(entry.position());
        }
      }
      if (page.isEmpty() && last) {
        break;
      }
      written = writers.stream().allMatch(Future::isComplete);
    }
    assertEquals(sessions.size() * rounds, seen.size());
  }

  @Test
  void tellsItsSubscribersOfEachAppendInOrder() throws Exception {
    BlockingQueue<List<JournalEntry>> told = new LinkedBlockingQueue<>();
    Journal.Subscription subscription = journal().subscribe(told::add);
    List<JournalEntry> first = await(journal().append(session, 0, List.of(SCHEDULED, raised(1))));
    List<JournalEntry> second = await(journal().append(session, 2, List.of(raised(2))));
    assertConflict(journal().append(session, 2, List.of(raised(3))));

    assertEquals(first, told.poll(60, TimeUnit.SECONDS));
    assertEquals(second, told.poll(60, TimeUnit.SECONDS));

    subscription.cancel();
    subscription.cancel();
    await(journal().append(session, 3, List.of(raised(3))));
    assertEquals(null, told.poll());
  }

  private static Future<?> writeInTurn(Journal node, SessionId session, long version, int rounds) {
    return version == rounds
        ? Future.succeededFuture()
        : node.append(session, version, List.of(raised((int) version)))
            .compose(_ -> writeInTurn(node, session, version + 1, rounds));
  }

  private long lastPosition() throws Exception {
    return await(journal().append(SessionId.random(), 0, List.of(SCHEDULED))).getLast().position();
  }

  protected static void assertConflict(Future<?> append) throws Exception {
    assertInstanceOf(JournalConflict.class, failure(append));
  }

  /// Waits for the future to fail, and returns why it did.
  protected static Throwable failure(Future<?> future) throws Exception {
    settle(future);
    assertTrue(future.failed(), "it succeeded");
    return future.cause();
  }

  protected static <T> T await(Future<T> future) throws TimeoutException {
    return future.await(60, TimeUnit.SECONDS);
  }

  private static void settle(Future<?> future) throws TimeoutException {
    future.transform(_ -> Future.succeededFuture()).await(60, TimeUnit.SECONDS);
  }

  private static List<SessionEvent> events(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::event).toList();
  }

  private static List<JournalEntry> concat(List<JournalEntry> one, List<JournalEntry> two) {
    List<JournalEntry> both = new ArrayList<>(one);
    both.addAll(two);
    return both;
  }

  private static void assertRising(List<JournalEntry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      assertTrue(entries.get(i - 1).position() < entries.get(i).position());
    }
  }
}
