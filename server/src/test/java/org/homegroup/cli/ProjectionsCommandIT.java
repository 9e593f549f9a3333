package org.homegroup.cli;

import static org.homegroup.journal.SampleEvents.AT;
import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homegroup.id.SessionId;
import org.homegroup.journal.pg.PgJournal;
import org.homegroup.platform.database.Database;
import org.homegroup.platform.database.DatabaseSettings;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `homegroup projections rebuild`, over a real database.
class ProjectionsCommandIT {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int runs(String... arguments) {
    return new CommandLine(new ProjectionsCommand())
        .setExecutionExceptionHandler(new ExceptionHandler())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path config(DatabaseSettings database, int port) throws IOException {
    return Files.writeString(
        directory.resolve("my.conf"),
        """
        homegroup.data-directory = "%s"
        homegroup.database { url = "postgresql://%s:%d/%s", user = "%s", password = "%s" }
        """
            .formatted(
                directory,
                database.host(),
                port,
                database.database(),
                database.user(),
                database.password()));
  }

  @Test
  void rebuildsAllAndSaysHowManyEntriesItRead() throws Exception {
    DatabaseSettings own = TestPostgres.newDatabase();
    Vertx vertx = Vertx.vertx();
    Database database = Database.open(vertx, own);
    var metrics = new Metrics();
    var journal = new PgJournal(vertx, database.pool(), metrics.registry());
    AwaitCondition.of(journal.append(SessionId.random(), 0, List.of(SCHEDULED, ended(AT))));
    AwaitCondition.of(journal.append(SessionId.random(), 0, List.of(SCHEDULED)));

    assertEquals(0, runs("rebuild", "--config", config(own, own.port()).toString()), err::toString);
    assertEquals(
        "Rebuilt the read models from 3 journal entries." + System.lineSeparator(), out.toString());
    var open =
        AwaitCondition.of(
            database
                .pool()
                .query(
                    "select count(*), count(ended_at), (select min(position) from projection_checkpoint)"
                        + " = (select max(position) from journal) from session_lifecycle")
                .execute());
    var row = open.iterator().next();
    assertEquals(2, row.getLong(0));
    assertEquals(1, row.getLong(1));
    assertTrue(row.getBoolean(2));
    AwaitCondition.of(vertx.close());
    metrics.close();
  }

  @Test
  void saysWithTheUsualCodeWhyItCannot() throws Exception {
    DatabaseSettings own = TestPostgres.newDatabase();
    assertEquals(5, runs("rebuild", "--config", config(own, 1).toString()));
    assertTrue(err.toString().contains("cannot be reached"), err::toString);
    assertEquals(
        3,
        runs(
            "rebuild",
            "--config",
            Files.writeString(directory.resolve("wrong.conf"), "homegroup.nothing = 1")
                .toString()));
    assertEquals(2, runs());
    assertEquals(2, runs("rebuild", "--nothing"));
    assertEquals("", out.toString());
  }
}
