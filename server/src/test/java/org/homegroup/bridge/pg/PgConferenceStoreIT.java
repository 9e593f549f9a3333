package org.homegroup.bridge.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.ConferenceStoreContract;
import org.homegroup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgConferenceStoreIT extends ConferenceStoreContract {

  @RegisterExtension private static final TestDatabase DATABASE = new TestDatabase();

  private final PgConferenceStore memory = new PgConferenceStore(DATABASE.vertx(), DATABASE.pool());

  @Override
  protected ConferenceStore memory() {
    return memory;
  }

  @Override
  protected ConferenceStore later() {
    memory.written().await();
    return new PgConferenceStore(DATABASE.vertx(), DATABASE.pool());
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
