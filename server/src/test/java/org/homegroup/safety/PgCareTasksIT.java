package org.homegroup.safety;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.practice.file.Practices;
import org.homegroup.projection.EndedSessions;
import org.homegroup.safety.Task.Kind;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over a real database: open tasks are there for the next server.
class PgCareTasksIT {

  private static final Instant AT = Instant.parse("2026-11-24T18:05:00.250Z");

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private final Metrics metrics = new Metrics();
  private final Vertx vertx = Vertx.vertx();
  private final DatabaseSettings settings = TestPostgres.newDatabase();
  private Database database;
  private Booking booking;
  private Booking other;
  private CareTasks tasks;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(vertx, settings);
    EndedSessions none = _ -> Future.succeededFuture(Set.of());
    done(
        new PracticeLoader(database.pool(), none, clock, Duration.ofMinutes(15))
            .load(Practices.small()));
    booking = booking("now");
    other = booking("weekly");
    tasks = new PgCareTasks(database.pool());
  }

  @AfterEach
  void close() throws Exception {
    metrics.close();
    done(vertx.close());
  }

  private Task sign(Booking of, String key, Instant at) throws Exception {
    return Task.relapseSign(of.organizationId(), of.sessionId(), person(key), at);
  }

  private Task callback(String crisis) {
    return new Task(
        Kind.TELEPHONE_CALLBACK.taskId(booking.sessionId(), crisis),
        Kind.TELEPHONE_CALLBACK,
        booking.organizationId(),
        booking.sessionId(),
        Optional.of(new ParticipantId("p-ana")),
        Optional.empty(),
        AT,
        Optional.of(AT.plusSeconds(120)),
        Optional.empty(),
        true);
  }

  @Test
  void whatIsReadAgainIsWhatWasKeptInTheOrderInWhichItWasRaised() throws Exception {
    Task call = callback("crisis-1");
    Task sign = sign(booking, "ben", AT.minusSeconds(60));
    assertTrue(done(tasks.keep(call)));
    assertTrue(done(tasks.keep(sign)));
    assertTrue(done(tasks.keep(call)), "twice is once");
    assertEquals(List.of(sign, call), done(tasks.open()));
  }

  @Test
  void aPersonHasOneSignADayOnTheWallClockOfTheSession() throws Exception {
    Task first = sign(booking, "ana", Instant.parse("2026-11-25T01:00:00Z"));
    assertTrue(done(tasks.keep(first)));
    assertFalse(
        done(tasks.keep(sign(other, "ana", Instant.parse("2026-11-25T05:59:00Z")))),
        "before midnight in Chicago");
    assertTrue(done(tasks.keep(sign(other, "ben", Instant.parse("2026-11-25T05:59:00Z")))));
    assertTrue(done(tasks.keep(sign(other, "ana", Instant.parse("2026-11-25T06:01:00Z")))));
    assertEquals(
        "2026-11-24 2026-11-24 2026-11-25",
        text("select string_agg(day::text, ' ' order by raised_at) from care_task"));
  }

  @Test
  void twoAtOnceAreOneSign() throws Exception {
    Future<Boolean> one = tasks.keep(sign(booking, "ana", AT));
    Future<Boolean> two = tasks.keep(sign(other, "ana", AT));
    assertTrue(done(one) ^ done(two), "one of them");
    assertEquals(1, done(tasks.open()).size());
  }

  @Test
  void theFirstHasItAndWhatIsDoneIsKeptNoMore() throws Exception {
    Task sign = sign(booking, "ana", AT);
    PersonId rivera = person("dr-rivera");
    PersonId okafor = person("okafor");
    assertEquals(Optional.empty(), done(tasks.take(sign.taskId(), rivera, AT)), "never kept");
    done(tasks.keep(sign));
    assertFalse(done(tasks.done(sign.taskId(), rivera, AT)), "nobody has it");
    Task.Taken first = new Task.Taken(rivera, AT.plusSeconds(1));
    assertEquals(Optional.of(first), done(tasks.take(sign.taskId(), rivera, first.at())));
    assertEquals(Optional.of(first), done(tasks.take(sign.taskId(), okafor, AT.plusSeconds(2))));
    assertEquals(List.of(sign.takenBy(rivera, first.at())), done(tasks.open()));

    assertTrue(done(tasks.done(sign.taskId(), okafor, AT.plusSeconds(3))));
    assertFalse(done(tasks.done(sign.taskId(), okafor, AT.plusSeconds(4))));
    assertEquals(Optional.empty(), done(tasks.take(sign.taskId(), okafor, AT)));
    assertFalse(done(tasks.keep(sign)), "a second sign of that day");
    assertEquals(List.of(), done(tasks.open()));
    assertEquals("true", text("select (done_by = '" + okafor + "')::text from care_task"));
  }

  @Test
  void theNextServerHasWhatWasOpenOnItsBoard() throws Exception {
    Task sign = sign(booking, "ana", AT.minusSeconds(5));
    Task call = callback("crisis-1");
    Task over = callback("crisis-2");
    for (Task task : List.of(sign, call, over)) {
      done(tasks.keep(task));
      done(tasks.take(task.taskId(), person("sato"), AT.plusSeconds(9)));
    }
    Task ben = sign(booking, "ben", AT.minusSeconds(2));
    done(tasks.keep(ben));
    done(tasks.done(over.taskId(), person("sato"), AT.plusSeconds(10)));
    done(database.close());

    database = Database.open(vertx, settings);
    var board = new TaskBoard(metrics);
    var context = vertx.getOrCreateContext();
    var durableTasks =
        new DurableTasks(board, new PgCareTasks(database.pool()), Loop.of(context), metrics);
    AwaitCondition.until(
        ready -> context.runOnContext(_ -> durableTasks.takeUp().onSuccess(_ -> ready.run())));
    assertEquals(
        List.of(
            sign.takenBy(person("sato"), AT.plusSeconds(9)),
            ben,
            call.takenBy(person("sato"), AT.plusSeconds(9))),
        board.open(booking.organizationId()));
    assertEquals(List.of(), board.open(OrganizationId.random()));
  }

  @Test
  void nothingButIdsAndTimesIsAtRest() throws Exception {
    done(tasks.keep(sign(booking, "ana", AT)));
    done(tasks.keep(callback("crisis-1")));
    String everything = text("select string_agg(t::text, ' ') from care_task t");
    for (String word : List.of("Ana", "Morales", "craving", "used")) {
      assertFalse(everything.contains(word), word);
    }
  }

  private Booking booking(String key) throws Exception {
    String id =
        text(
            "select id::text from group_session where key = '%s' order by starts_at limit 1"
                .formatted(key));
    return done(new PracticeDirectory(vertx, database.pool(), clock).booking(new SessionId(id)))
        .orElseThrow();
  }

  private PersonId person(String key) throws Exception {
    return new PersonId(text("select id::text from person where key = '%s'".formatted(key)));
  }

  private String text(String sql) throws Exception {
    return done(database.pool().query(sql).execute()).iterator().next().getString(0);
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.await(60, SECONDS);
  }
}
