package org.homegroup.platform.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DatabaseIT {

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  @Test
  void opensWithItsSchemaAndOpensAgain() {
    DatabaseSettings settings = TestPostgres.newDatabase();
    for (int start = 0; start < 2; start++) {
      Database database = Database.open(VERTX, settings);
      var rows = database.pool().query("select count(*) from journal").execute().await();
      assertEquals(0L, rows.iterator().next().getLong(0));
      database.close().await();
    }
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String said = problem(new DatabaseSettings("127.0.0.1", port, "d", "u", "secret-word", 1));
    assertTrue(said.contains("cannot be reached"), said);
    assertFalse(said.contains("secret-word"), said);
  }

  /// As on a busy machine, or when the database is started at the same time.
  @Test
  void waitsForADatabaseThatComesLater() throws Exception {
    DatabaseSettings real = TestPostgres.newDatabase();
    try (var door = new ClosedDoor(real)) {
      var opened =
          CompletableFuture.supplyAsync(
              () -> Database.open(VERTX, door.settings(), Duration.ofMinutes(1)));
      door.awaitKnocks(2);
      assertFalse(opened.isDone());
      door.open();
      Database database = opened.get(1, TimeUnit.MINUTES);
      assertEquals(1, database.pool().query("select 1").execute().await().size());
      database.close().await();
    }
  }

  @Test
  void saysThatThePasswordIsWrong() {
    DatabaseSettings right = TestPostgres.newDatabase();
    DatabaseSettings wrong =
        new DatabaseSettings(right.host(), right.port(), right.database(), right.user(), "x", 1);
    assertTrue(problem(wrong).contains("check user and password"));
  }

  @Test
  void saysThatTheDatabaseDoesNotExist() {
    DatabaseSettings right = TestPostgres.newDatabase();
    DatabaseSettings wrong =
        new DatabaseSettings(
            right.host(), right.port(), "nowhere", right.user(), right.password(), 1);
    assertTrue(problem(wrong).contains("create it"));
  }

  @Test
  void refusesASchemaFromTheFuture() {
    DatabaseSettings settings = TestPostgres.newDatabase();
    Database database = Database.open(VERTX, settings);
    database
        .pool()
        .query(
            """
            insert into flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by,
               execution_time, success)
            values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)
            """)
        .execute()
        .await();
    database.close().await();
    assertTrue(problem(settings).contains("start the version that made it"));
  }

  private static String problem(DatabaseSettings settings) {
    return assertThrows(StartFailure.class, () -> Database.open(VERTX, settings, Duration.ZERO))
        .getMessage();
  }
}
