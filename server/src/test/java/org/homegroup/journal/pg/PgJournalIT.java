package org.homegroup.journal.pg;

import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.raised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalContract;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgJournalIT extends JournalContract {

  private static final GroupCommit.Limits IMPATIENT =
      new GroupCommit.Limits(50, 20, Duration.ofMillis(200), Duration.ofSeconds(10));

  @RegisterExtension private static final TestDatabase DATABASE = new TestDatabase();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PgJournal journal = new PgJournal(DATABASE.vertx(), DATABASE.pool(), meters);
  private final PgJournal otherNode =
      new PgJournal(DATABASE.vertx(), DATABASE.pool(), new SimpleMeterRegistry());
  private final SessionId session = SessionId.random();

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journal otherNode() {
    return otherNode;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal set type = 'x' where session_id = '%s'",
        "delete from journal where session_id = '%s'",
        "truncate journal -- %s"
      })
  void refusesToChangeWhatIsRecorded(String sql) throws Exception {
    await(journal.append(session, 0, List.of(SCHEDULED)));
    PgException refused =
        assertThrows(
            PgException.class,
            () -> await(DATABASE.pool().query(sql.formatted(session)).execute()));
    assertEquals("23001", refused.getSqlState());
    assertEquals(1, await(journal.read(session, 0)).size());
  }

  @Test
  void sharesACommitAmongTheAppendsThatWait() throws Exception {
    List<Future<?>> appends = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      appends.add(journal.append(SessionId.random(), 0, List.of(SCHEDULED, raised(1))));
    }
    await(Future.all(appends));
    assertTrue(meters.get("homegroup.journal.batch").summary().count() < 50);
    assertEquals(1000, meters.get("homegroup.journal.events").counter().count());
    assertEquals(500, meters.get("homegroup.journal.append").timer().count());
  }

  @Test
  void reportsACorruptEntryAndReadsOnBehindIt() throws Exception {
    long before = await(journal.append(session, 0, List.of(SCHEDULED))).getLast().position();
    insert(session, 2, "door-painted", "{}");
    SessionId other = SessionId.random();
    List<JournalEntry> behind = await(journal.append(other, 0, List.of(SCHEDULED)));

    CorruptEntry corrupt = assertInstanceOf(CorruptEntry.class, failure(journal.read(session, 0)));
    assertEquals(session, corrupt.sessionId());
    assertEquals(2, corrupt.version());
    assertEquals(1, await(journal.readAll(before - 1, 10)).size());
    assertInstanceOf(CorruptEntry.class, failure(journal.readAll(before, 10)));
    assertEquals(behind, await(journal.readAll(corrupt.position(), 10)));
  }

  @Test
  void reportsAStreamWithAHole() throws Exception {
    insert(session, 2, "hand-raised", "{}");
    assertInstanceOf(CorruptEntry.class, failure(journal.read(session, 0)));
  }

  @Test
  void isUnavailableWhileAWriteHasNoEndAndGoesOnAfterIt() throws Exception {
    PgJournal impatient = impatient();
    BlockingQueue<List<JournalEntry>> told = new LinkedBlockingQueue<>();
    impatient.subscribe(told::add);
    SqlConnection blocker = await(DATABASE.pool().getConnection());
    Transaction blocking = await(blocker.begin());
    await(blocker.query("lock table journal in exclusive mode").execute());

    Future<?> stuck = impatient.append(session, 0, List.of(SCHEDULED));
    Future<?> behind = impatient.append(session, 1, List.of(raised(1)));
    assertInstanceOf(JournalUnavailable.class, failure(stuck));
    assertInstanceOf(JournalUnavailable.class, failure(behind));
    assertInstanceOf(
        JournalUnavailable.class,
        failure(impatient.append(SessionId.random(), 0, List.of(SCHEDULED))));

    await(blocking.rollback());
    await(blocker.close());
    // Its writer was told "not known": it has happened after all, and subscribers learn of it.
    assertEquals(1, nextToldOf(session, told).version());
    awaitAvailable(impatient);
    assertEquals(2, await(impatient.append(session, 1, List.of(raised(2)))).getLast().version());
    assertEquals(2, nextToldOf(session, told).version());
  }

  @Test
  void refusesMoreThanItHolds() throws Exception {
    PgJournal impatient = impatient();
    List<Future<?>> appends = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      appends.add(impatient.append(SessionId.random(), 0, List.of(SCHEDULED)));
    }
    await(Future.join(appends).transform(_ -> Future.succeededFuture()));
    double refused = meters.get("homegroup.journal.refused").counter().count();
    assertTrue(refused > 0);
    List<? extends Future<?>> failed = appends.stream().filter(Future::failed).toList();
    assertEquals(refused, failed.size());
    assertInstanceOf(JournalUnavailable.class, failed.getFirst().cause());
  }

  private static JournalEntry nextToldOf(SessionId session, BlockingQueue<List<JournalEntry>> told)
      throws Exception {
    JournalEntry entry;
    do {
      entry = told.poll(60, TimeUnit.SECONDS).getFirst();
    } while (!entry.sessionId().equals(session));
    return entry;
  }

  private static void awaitAvailable(Journal journal) throws Exception {
    Future<?> probe = journal.append(SessionId.random(), 0, List.of(SCHEDULED));
    while (failed(probe)) {
      probe = journal.append(SessionId.random(), 0, List.of(SCHEDULED));
    }
  }

  private static boolean failed(Future<?> future) throws Exception {
    return await(future.transform(result -> Future.succeededFuture(result.failed())));
  }

  private PgJournal impatient() {
    return new PgJournal(DATABASE.vertx(), DATABASE.pool(), meters, IMPATIENT);
  }

  private static void insert(SessionId session, long version, String type, String body)
      throws Exception {
    await(
        DATABASE
            .pool()
            .preparedQuery(
                """
                insert into journal (session_id, version, type, schema, body, occurred_at)
                values ($1, $2, $3, 1, $4::text::jsonb, now())
                """)
            .execute(Tuple.of(UUID.fromString(session.value()), version, type, body)));
  }
}
