package org.homegroup.runtime.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PgLivenessStoreIT {

  private static final Instant AT = Instant.parse("2026-11-21T18:00:00.250Z");
  private static final ConnectionId PHONE = new ConnectionId("c-1");
  private static final ConnectionId LAPTOP = new ConnectionId("c-2");

  @RegisterExtension private static final TestDatabase DATABASE = new TestDatabase();

  private final PgLivenessStore liveness = new PgLivenessStore(DATABASE.vertx(), DATABASE.pool());
  private final SessionId one = SessionId.random();
  private final SessionId two = SessionId.random();

  @Test
  void knowsNothingOfASessionThatWasNeverNoted() {
    assertEquals(Map.of(), liveness.lastSeen(one).await());
  }

  @Test
  void replacesWhatItKnewOfTheSessionsItIsToldOf() {
    liveness
        .save(Map.of(one, Map.of(PHONE, AT, LAPTOP, AT.plusMillis(7)), two, Map.of(PHONE, AT)))
        .await();
    liveness.save(Map.of(one, Map.of(LAPTOP, AT.plusSeconds(1)))).await();
    liveness.save(Map.of()).await();

    assertEquals(Map.of(LAPTOP, AT.plusSeconds(1)), liveness.lastSeen(one).await());
    assertEquals(Map.of(PHONE, AT), liveness.lastSeen(two).await());
  }

  @Test
  void forgetsWhatWasNotedLongAgo() {
    liveness.save(Map.of(one, Map.of(PHONE, AT))).await();

    liveness.forget(Instant.EPOCH).await();
    assertEquals(Map.of(PHONE, AT), liveness.lastSeen(one).await());

    liveness.forget(Instant.parse("9999-01-01T00:00:00Z")).await();
    assertEquals(Map.of(), liveness.lastSeen(one).await());
  }

  @Test
  void leavesOtherStatementsDurable() {
    liveness.save(Map.of(one, Map.of(PHONE, AT))).await();
    for (int connection = 0; connection < 8; connection++) {
      var rows = DATABASE.pool().query("show synchronous_commit").execute().await();
      assertEquals("on", rows.iterator().next().getString(0));
    }
  }
}
