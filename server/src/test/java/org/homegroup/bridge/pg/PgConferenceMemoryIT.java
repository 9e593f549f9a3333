package org.homegroup.bridge.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.bridge.ConferenceMemoryContract;
import org.homegroup.database.Database;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PgConferenceMemoryIT extends ConferenceMemoryContract {

  private static Vertx vertx;
  private static Database database;

  private final PgConferenceMemory memory = new PgConferenceMemory(vertx, database.pool());

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    database = TestPostgres.open(vertx);
  }

  @AfterAll
  static void close() {
    database.close().await();
    vertx.close().await();
  }

  @Override
  protected ConferenceMemory memory() {
    return memory;
  }

  @Override
  protected ConferenceMemory later() {
    memory.written().await();
    return new PgConferenceMemory(vertx, database.pool());
  }

  @Test
  void leavesOtherStatementsDurable() {
    later();
    for (int connection = 0; connection < 8; connection++) {
      var rows = database.pool().query("show synchronous_commit").execute().await();
      assertEquals("on", rows.iterator().next().getString(0));
    }
  }
}
