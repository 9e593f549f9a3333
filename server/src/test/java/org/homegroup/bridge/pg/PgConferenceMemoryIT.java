package org.homegroup.bridge.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.bridge.ConferenceMemoryContract;
import org.homegroup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgConferenceMemoryIT extends ConferenceMemoryContract {

  @RegisterExtension private static final TestDatabase DATABASE = new TestDatabase();

  private final PgConferenceMemory memory =
      new PgConferenceMemory(DATABASE.vertx(), DATABASE.pool());

  @Override
  protected ConferenceMemory memory() {
    return memory;
  }

  @Override
  protected ConferenceMemory later() {
    memory.written().await();
    return new PgConferenceMemory(DATABASE.vertx(), DATABASE.pool());
  }

  @Test
  void leavesOtherStatementsDurable() {
    later();
    for (int connection = 0; connection < 8; connection++) {
      var rows = DATABASE.pool().query("show synchronous_commit").execute().await();
      assertEquals("on", rows.iterator().next().getString(0));
    }
  }
}
