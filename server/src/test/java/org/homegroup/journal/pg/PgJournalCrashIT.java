package org.homegroup.journal.pg;

import static org.homegroup.journal.SampleEvents.raised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.postgres.EmbeddedPostgres;
import org.homegroup.testing.Processes;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: what the journal said is durable is there after PostgreSQL was killed in the middle of
/// writing. Method: writers append without pause, the postmaster gets `kill -9`, a new one starts
/// over the same files. It says nothing about a power failure.
class PgJournalCrashIT {

  private static final Path HOME = Path.of("target", "crash-postgres", "postgres");
  private static final int WRITERS = 24;

  private final Vertx vertx = Vertx.vertx();
  private final Map<SessionId, Long> acknowledged = new ConcurrentHashMap<>();
  private EmbeddedPostgres postgres;

  @AfterEach
  void stop() {
    vertx.close().await();
    postgres.close();
  }

  @Test
  void keepsEveryAcknowledgedAppendWhenPostgresIsKilled() throws Exception {
    postgres = EmbeddedPostgres.start(HOME, 0);
    DatabaseSettings settings = TestPostgres.newDatabase(postgres);
    Database database = Database.open(vertx, settings);
    PgJournal journal = new PgJournal(vertx, database.pool(), new SimpleMeterRegistry());
    CountDownLatch enough = new CountDownLatch(2_000);
    List<Future<Void>> writers =
        IntStream.range(0, WRITERS)
            .mapToObj(_ -> writeUntilItFails(journal, SessionId.random(), 0, enough))
            .toList();

    assertTrue(enough.await(60, TimeUnit.SECONDS));
    Path pidFile = HOME.resolve("data/postmaster.pid");
    Processes.kill(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
    Future.join(writers).transform(_ -> Future.succeededFuture()).await(60, TimeUnit.SECONDS);
    assertTrue(writers.stream().allMatch(Future::failed));
    database.close().await();
    postgres.close();

    postgres = EmbeddedPostgres.start(HOME, 0);
    Database again = Database.open(vertx, sameDatabase(settings));
    PgJournal recovered = new PgJournal(vertx, again.pool(), new SimpleMeterRegistry());
    assertEquals(WRITERS, acknowledged.size());
    for (Map.Entry<SessionId, Long> writer : acknowledged.entrySet()) {
      List<JournalEntry> entries = recovered.read(writer.getKey(), 0).await();
      // The last one may be there without having been acknowledged; never the other way round.
      assertTrue(entries.size() >= writer.getValue());
      assertTrue(entries.size() <= writer.getValue() + 2);
      for (JournalEntry entry : entries) {
        assertEquals(raised((int) entry.version()), entry.event());
      }
    }
    again.close().await();
  }

  /// The port is another one after each start.
  private DatabaseSettings sameDatabase(DatabaseSettings before) {
    DatabaseSettings now = postgres.settings(before.poolSize());
    return new DatabaseSettings(
        now.host(), now.port(), before.database(), now.user(), now.password(), now.poolSize());
  }

  /// Two events an append, to see that no half of one is left.
  private Future<Void> writeUntilItFails(
      PgJournal journal, SessionId session, long version, CountDownLatch enough) {
    int next = (int) version + 1;
    return journal
        .append(session, version, List.of(raised(next), raised(next + 1)))
        .compose(
            entries -> {
              acknowledged.put(session, entries.getLast().version());
              enough.countDown();
              return writeUntilItFails(journal, session, version + 2, enough);
            });
  }
}
