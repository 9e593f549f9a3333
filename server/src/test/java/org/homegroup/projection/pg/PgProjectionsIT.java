package org.homegroup.projection.pg;

import static org.homegroup.journal.SampleEvents.AT;
import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.arrived;
import static org.homegroup.journal.SampleEvents.checkedIn;
import static org.homegroup.journal.SampleEvents.ended;
import static org.homegroup.journal.SampleEvents.raised;
import static org.homegroup.journal.SampleEvents.telephoneCallbackDue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.projection.CommittedCheckIns;
import org.homegroup.projection.EndedSessions;
import org.homegroup.projection.LeftCallback;
import org.homegroup.projection.LeftCallbacks;
import org.homegroup.projection.OpenSessions;
import org.homegroup.projection.ReadModelsContract;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.InMemoryReadModels;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The read models over a real database; another instance over it is another node, or the next
/// server.
class PgProjectionsIT extends ReadModelsContract {

  private static final String EVERYTHING =
      """
      select string_agg(line, E'\\n' order by line) from (
        select 'lifecycle ' || t::text line from session_lifecycle t
        union all select 'seat ' || t::text from check_in_seat t
        union all select 'check-in ' || t::text from committed_check_in t
        union all select 'callback ' || t::text from untaken_callback t
        union all select 'checkpoint ' || t::text from projection_checkpoint t) l
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Database database = TestPostgres.open(vertx);
  private final Metrics metrics = new Metrics();
  private final PgJournal journal = new PgJournal(vertx, database.pool(), metrics.registry());
  private final PgProjections projections = projections(metrics);
  private final SessionId session = SessionId.random();

  private PgProjections projections(Metrics metrics) {
    return new PgProjections(vertx, database.pool(), journal, metrics);
  }

  @AfterEach
  void close() {
    AwaitCondition.of(database.close());
    AwaitCondition.of(vertx.close());
    metrics.close();
  }

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected OpenSessions openSessions() {
    return projections.openSessions();
  }

  @Override
  protected EndedSessions endedSessions() {
    return projections.endedSessions();
  }

  @Override
  protected CommittedCheckIns committedCheckIns() {
    return projections.committedCheckIns();
  }

  @Override
  protected LeftCallbacks leftCallbacks() {
    return projections.leftCallbacks();
  }

  private void append(SessionId to, long version, SessionEvent... events) {
    AwaitCondition.of(journal.append(to, version, List.of(events)));
  }

  private void run(String sql) {
    AwaitCondition.of(database.pool().query(sql).execute());
  }

  private String text(String sql) {
    return AwaitCondition.of(database.pool().query(sql).execute()).iterator().next().getString(0);
  }

  /// Many sessions in turn, each with a bit of everything.
  private void playsMany(long seed, Runnable now) {
    var random = new Random(seed);
    var people = IntStream.range(0, 5).mapToObj(_ -> PersonId.random()).toList();
    for (int i = 0; i < 30; i++) {
      SessionId one = SessionId.random();
      PersonId person = people.get(random.nextInt(people.size()));
      append(one, 0, SCHEDULED, arrived(person, "p-1"), checkedIn("p-1", AT));
      append(
          one,
          3,
          random.nextBoolean() ? telephoneCallbackDue(AT) : raised(1),
          checkedIn("p-9", AT));
      if (random.nextInt(3) == 0) {
        now.run();
      }
      if (random.nextBoolean()) {
        append(one, 5, ended(AT.plusSeconds(random.nextInt(60))));
      }
    }
  }

  @Test
  void aRebuildIsWhatWasProjectedLive() {
    projections.follow();
    playsMany(1, () -> AwaitCondition.of(projections.catchUp()));
    AwaitCondition.of(projections.stop());
    String live = text(EVERYTHING);
    run("update session_lifecycle set ended_at = null");
    run("delete from committed_check_in");
    run("update untaken_callback set crisis_id = 'x'");
    run("delete from check_in_seat");
    assertEquals(
        text("select count(*)::text from journal"),
        String.valueOf(AwaitCondition.of(projections.rebuild())));
    assertEquals(live, text(EVERYTHING));

    var yardstick = new InMemoryReadModels(journal);
    assertEquals(
        AwaitCondition.of(yardstick.openSessions()),
        AwaitCondition.of(projections.openSessions().all()));
    assertEquals(
        Set.copyOf(AwaitCondition.of(yardstick.callbacksLeftSince(Instant.EPOCH))),
        Set.copyOf(AwaitCondition.of(projections.leftCallbacks().since(Instant.EPOCH))));
  }

  @Test
  void aStartReadsOnlyWhatCameAfterTheCheckpoint() {
    projections.follow();
    playsMany(2, () -> {});
    AwaitCondition.of(projections.stop());
    var next = new Metrics();
    assertEquals(0, AwaitCondition.of(projections(next).catchUp()));

    append(session, 0, SCHEDULED, raised(1), raised(2));
    PgProjections another = projections(next);
    assertTrue(AwaitCondition.of(another.openSessions().all()).contains(session));
    assertTrue(next.scrape().contains("homegroup_projections_read_total 3"), next::scrape);
    assertEquals(0, AwaitCondition.of(another.catchUp()));
    next.close();
  }

  @Test
  void rowsAndCheckpointChangeTogetherOrNotAtAll() {
    AwaitCondition.of(projections.catchUp());
    append(session, 0, SCHEDULED, arrived(PersonId.random(), "p-1"), checkedIn("p-1", AT));
    // Everything is written, and then the commit fails.
    run(
        """
        create function dies() returns trigger language plpgsql as $$
        begin raise exception 'killed'; end $$;
        create constraint trigger dies after update on projection_checkpoint
          deferrable initially deferred for each row execute function dies()
        """);
    String before = text(EVERYTHING);
    assertThrows(RuntimeException.class, () -> AwaitCondition.of(projections.catchUp()));
    assertThrows(RuntimeException.class, () -> AwaitCondition.of(projections.rebuild()));
    assertEquals(before, text(EVERYTHING));
    run("drop trigger dies on projection_checkpoint");
    assertEquals(3, AwaitCondition.of(projections.catchUp()));
    assertEquals("1", text("select count(*)::text from committed_check_in"));
  }

  @Test
  void nodesThatCatchUpAtOnceFoldEachEntryInOnce() {
    var nodes = IntStream.range(0, 3).mapToObj(_ -> projections(metrics)).toList();
    PersonId ana = PersonId.random();
    append(session, 0, SCHEDULED, arrived(ana, "p-1"));
    var asking = new ArrayList<Future<?>>();
    for (int i = 0; i < 40; i++) {
      append(session, 2 + i, checkedIn("p-1", AT));
      nodes.forEach(node -> asking.add(node.catchUp()));
    }
    asking.forEach(AwaitCondition::of);
    for (PgProjections node : nodes) {
      assertEquals(40, AwaitCondition.of(node.committedCheckIns().of(Set.of(ana), AT)).size());
    }
  }

  @Test
  void anotherSchemaVersionIsRebuiltByItself() {
    playsMany(3, () -> {});
    AwaitCondition.of(projections.catchUp());
    String right = text(EVERYTHING);
    run("update projection_checkpoint set schema_version = 99 where name = 'session-lifecycle'");
    run("update session_lifecycle set ended_at = now()");
    AwaitCondition.of(projections.openSessions().all());
    assertEquals(right, text(EVERYTHING));
  }

  @Test
  void anEntryThatCannotBeReadIsLeftOutAndCountedAndStopsNothingElse() {
    PersonId ana = PersonId.random();
    append(session, 0, SCHEDULED, arrived(ana, "p-1"));
    insert(session, 3, "check-in-received", "{\"painted\":true}");
    insert(session, 4, "door-painted", "{}");
    append(session, 4, checkedIn("p-1", AT));
    SessionId other = SessionId.random();
    append(other, 0, SCHEDULED, arrived(ana, "p-2"), checkedIn("p-2", AT));

    assertEquals(2, AwaitCondition.of(projections.committedCheckIns().of(Set.of(ana), AT)).size());
    assertTrue(AwaitCondition.of(projections.openSessions().all()).contains(session));
    assertTrue(metrics.scrape().contains("homegroup_projections_skipped_total 2"), metrics::scrape);
    append(session, 5, ended(AT));
    assertFalse(AwaitCondition.of(projections.openSessions().all()).contains(session));
  }

  @Test
  void aReadModelThatFailsFailsItsReadersAndNoAppend() {
    projections.follow();
    AwaitCondition.of(projections.catchUp());
    run("alter table session_lifecycle rename to away");
    append(session, 0, SCHEDULED);
    append(session, 1, raised(1));
    RuntimeException failure =
        assertThrows(
            RuntimeException.class, () -> AwaitCondition.of(projections.openSessions().all()));
    assertInstanceOf(JournalUnavailable.class, failure.getCause());
    run("alter table away rename to session_lifecycle");
    assertTrue(AwaitCondition.of(projections.openSessions().all()).contains(session));
  }

  /// A ledger that was written before event types were renamed.
  @Test
  void formerNamesOfEventsAreReadThroughTheUpcasters() {
    SessionId other = SessionId.random();
    String due =
        """
        {"crisisId":"c5150000-0000-4000-8000-000000000001","participantId":"p-ana",
         "dueAt":"2026-11-21T18:02:00.250Z","at":"2026-11-21T18:00:00.250Z"}""";
    String over =
        """
        {"crisisId":"c5150000-0000-4000-8000-000000000001","by":"clock",
         "at":"2026-11-21T18:00:30.000Z"}""";
    for (SessionId one : List.of(session, other)) {
      append(one, 0, SCHEDULED);
      insert(one, 2, "call-back-due", due);
    }
    insert(other, 3, "call-back-over", over);
    append(session, 2, ended(AT.plusSeconds(60)));
    append(other, 3, ended(AT.plusSeconds(60)));

    List<LeftCallback> left = AwaitCondition.of(projections.leftCallbacks().since(AT));
    assertEquals(List.of(session), left.stream().map(LeftCallback::sessionId).toList());
    assertEquals(AT, left.getFirst().raisedAt());
    assertTrue(metrics.scrape().contains("homegroup_projections_skipped_total 0"));
  }

  private void insert(SessionId session, long version, String type, String body) {
    run(
        """
        insert into journal (session_id, version, type, schema, body, occurred_at)
        values ('%s', %d, '%s', 1, '%s', now())
        """
            .formatted(UUID.fromString(session.value()), version, type, body));
  }
}
