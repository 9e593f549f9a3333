package org.homegroup.safety;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.encryption.FieldEncryption;
import org.homegroup.id.CrisisId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.practice.Booking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the log entries of crises, encrypted.
public final class CrisisNotes {

  private static final Logger log = LoggerFactory.getLogger(CrisisNotes.class);

  private static final String INSERT =
      """
      insert into crisis_note (id, organization_id, session_id, crisis_id, written_by, written_at,
        key_id, nonce, ciphertext)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
      """;

  private static final String OF_CRISIS =
      """
      select id, written_by, written_at, key_id, nonce, ciphertext from crisis_note
      where session_id = $1 and crisis_id = $2 order by written_at, id\
      """;

  private final Pool pool;
  private final FieldEncryption encryption;

  public CrisisNotes(Pool pool, EncryptionKeys keys) {
    this.pool = pool;
    this.encryption = new FieldEncryption(keys);
  }

  public Future<Void> add(Booking booking, CrisisId crisis, CrisisNote note) {
    UUID id = UUID.randomUUID();
    Ciphertext ciphertext =
        encryption.encrypt(
            new CrisisNoteText(note.step(), note.text()).bytes(),
            boundTo(id, booking.sessionId(), crisis));
    return pool.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                id,
                uuid(booking.organizationId().value()),
                uuid(booking.sessionId().value()),
                uuid(crisis.value()),
                uuid(note.by().value()),
                note.at().atOffset(ZoneOffset.UTC),
                ciphertext.keyId(),
                Buffer.buffer(ciphertext.nonce()),
                Buffer.buffer(ciphertext.bytes())))
        .mapEmpty();
  }

  /// The entries in the order in which they were written, without those that cannot be decrypted.
  public Future<List<CrisisNote>> of(SessionId session, CrisisId crisis) {
    return pool.preparedQuery(OF_CRISIS)
        .execute(Tuple.of(uuid(session.value()), uuid(crisis.value())))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .flatMap(row -> decrypted(row, session, crisis).stream())
                    .toList());
  }

  private Optional<CrisisNote> decrypted(Row row, SessionId session, CrisisId crisis) {
    var ciphertext =
        new Ciphertext(
            row.getString("key_id"),
            row.getBuffer("nonce").getBytes(),
            row.getBuffer("ciphertext").getBytes());
    Optional<byte[]> plaintext =
        encryption.decrypt(ciphertext, boundTo(row.getUUID("id"), session, crisis));
    if (plaintext.isEmpty()) {
      log.warn("A note cannot be decrypted; is the key {} missing?", ciphertext.keyId());
    }
    return plaintext.map(CrisisNoteText::read).map(text -> note(row, text));
  }

  private static CrisisNote note(Row row, CrisisNoteText text) {
    return new CrisisNote(
        text.step(),
        text.text(),
        new PersonId(row.getUUID("written_by").toString()),
        row.getOffsetDateTime("written_at").toInstant());
  }

  private static String boundTo(UUID id, SessionId session, CrisisId crisis) {
    return id + "|" + session + "|" + crisis;
  }

  private static UUID uuid(String text) {
    return UUID.fromString(text);
  }
}
