package org.homegroup.safety;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.id.CrisisId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.database.Database;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.practice.file.Practices;
import org.homegroup.projection.EndedSessions;
import org.homegroup.session.Role;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a real database: the log of a crisis is there for those who may read it, and unreadable
/// with the table alone.
class CrisisNotesIT {

  private static final CrisisId CRISIS = new CrisisId("c5150000-0000-4000-8000-000000000001");
  private static final CrisisId OTHER = new CrisisId("c5150000-0000-4000-8000-000000000002");
  private static final Instant AT = Instant.parse("2026-11-24T18:20:00.250Z");
  private static final String WORDS = "Breathing with her";

  @TempDir Path directory;

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private Vertx vertx;
  private Database database;
  private Booking booking;
  private PersonId lead;
  private CrisisNotes notes;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    database = TestPostgres.open(vertx);
    EndedSessions none = _ -> Future.succeededFuture(Set.of());
    done(
        new PracticeLoader(database.pool(), none, clock, Duration.ofMinutes(15))
            .load(Practices.small()));
    String session = row("select id::text from group_session where key = 'now'").getString(0);
    booking =
        done(new PracticeDirectory(vertx, database.pool(), clock).booking(new SessionId(session)))
            .orElseThrow();
    lead =
        booking.parts().values().stream()
            .filter(part -> part.role() == Role.LEAD)
            .map(Booking.Part::personId)
            .findFirst()
            .orElseThrow();
    notes = new CrisisNotes(database.pool(), EncryptionKeys.open(Optional.empty(), directory));
  }

  @AfterEach
  void close() throws Exception {
    done(vertx.close());
  }

  private CrisisNote line(CrisisNote.Step step, Optional<String> text, int seconds) {
    return new CrisisNote(step, text, lead, AT.plusSeconds(seconds));
  }

  @Test
  void theLogIsReadInOrderAndByCrisis() throws Exception {
    CrisisNote stayed = line(CrisisNote.Step.STAYED, Optional.empty(), 0);
    CrisisNote note = line(CrisisNote.Step.NOTE, Optional.of(WORDS), 10);
    done(notes.add(booking, CRISIS, stayed));
    done(notes.add(booking, CRISIS, note));
    done(notes.add(booking, OTHER, line(CrisisNote.Step.CALLED_911, Optional.empty(), 5)));
    assertEquals(List.of(stayed, note), done(notes.of(booking.sessionId(), CRISIS)));
  }

  @Test
  void nothingReadableIsAtRestAndALineOpensInItsOwnRowOnly() throws Exception {
    done(notes.add(booking, CRISIS, line(CrisisNote.Step.NOTE, Optional.of(WORDS), 0)));
    Buffer sealed = row("select ciphertext from crisis_note").getBuffer(0);
    String bytes = new String(sealed.getBytes(), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("Breathing"));
    assertFalse(bytes.contains("NOTE"));
    done(database.pool().query("update crisis_note set crisis_id = '" + OTHER + "'").execute());
    assertEquals(List.of(), done(notes.of(booking.sessionId(), OTHER)));
  }

  private Row row(String sql) throws Exception {
    return done(database.pool().query(sql).execute()).iterator().next();
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, SECONDS);
  }
}
