package org.homegroup.projection.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homegroup.id.SessionId;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.Recovery;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.InMemoryLivenessStore;
import org.homegroup.testing.InMemoryReadModels;
import org.homegroup.testing.Processes;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Goal: the start after a `kill -9` opens the sessions that were open, and no other. It reads only
/// what the read models had not reached. Method: a process that appends and projects without pause
/// is killed.
class ProjectionCrashIT {

  private final Vertx vertx = Vertx.vertx();
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    AwaitCondition.of(vertx.close());
    metrics.close();
  }

  @Test
  void theNextStartOpensTheSessionsThatWereOpen() throws Exception {
    DatabaseSettings settings = TestPostgres.newDatabase();
    Process server =
        Processes.java(
            AbandonedProjections.class,
            settings.host(),
            String.valueOf(settings.port()),
            settings.database(),
            settings.user(),
            settings.password());
    Processes.awaitLine(server, "playing");
    Processes.kill(server.pid());
    server.waitFor();

    Database database = Database.open(vertx, settings);
    var journal = new PgJournal(vertx, database.pool(), metrics.registry());
    List<SessionId> open = AwaitCondition.of(new InMemoryReadModels(journal).openSessions());
    long all =
        AwaitCondition.of(database.pool().query("select count(*) from journal").execute())
            .iterator()
            .next()
            .getLong(0);
    var projections = new PgProjections(vertx, database.pool(), journal, metrics);
    long read = AwaitCondition.of(projections.catchUp());
    assertTrue(read < all / 2, "%d of %d were read".formatted(read, all));

    Context context = vertx.getOrCreateContext();
    var sessions =
        new LiveSessions(journal, new TestClock("2026-11-21T23:10:00Z"), Loop.of(context));
    var recovery = new Recovery(projections.openSessions(), new InMemoryLivenessStore(), sessions);
    int closed =
        AwaitCondition.of(
            Future.<Integer>future(
                done -> context.runOnContext(_ -> recovery.run().onComplete(done))));
    assertEquals(open.size(), closed);
    assertEquals(
        Set.copyOf(open),
        sessions.all().stream().map(LiveSession::sessionId).collect(Collectors.toSet()));
    AwaitCondition.of(database.close());
  }
}
