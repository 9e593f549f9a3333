package org.homegroup.checkin;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.homegroup.encryption.Ciphertext;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.encryption.FieldEncryption;
import org.homegroup.id.CheckInId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.practice.Booking;
import org.homegroup.questionnaire.Answers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores answers encrypted. Encrypts on writing and decrypts on reading; the caller passes answers
/// only to people who may read them.
public final class CheckInStore {

  private static final Logger log = LoggerFactory.getLogger(CheckInStore.class);

  private static final String INSERT =
      """
      insert into check_in (id, organization_id, session_id, person_id, received_at, key_id, nonce,
        ciphertext)
      values ($1, $2, $3, $4, $5, $6, $7, $8)\
      """;

  private static final String OF_PERSON =
      """
      select id, session_id, person_id, received_at, key_id, nonce, ciphertext from check_in
      where person_id = $1 and received_at >= $2 order by received_at desc\
      """;

  private static final String LATEST_OF_PERSON =
      """
      select id, session_id, person_id, received_at, key_id, nonce, ciphertext from check_in
      where person_id = $1 order by received_at desc limit 1\
      """;

  /// The submissions of everyone who answered in this session, and their earlier ones.
  private static final String AROUND_SESSION =
      """
      select id, session_id, person_id, received_at, key_id, nonce, ciphertext from check_in c
      where received_at >= $2
        and exists (
          select from check_in here where here.session_id = $1 and here.person_id = c.person_id)
      order by received_at desc\
      """;

  private static final String QUESTIONNAIRE =
      """
      select coalesce(y.questionnaire, o.questionnaire) questionnaire
      from organization o
      left join room_policy y on y.organization_id = o.id and y.kind = $2 and y.active
      where o.id = $1\
      """;

  private final Pool pool;
  private final FieldEncryption encryption;

  public CheckInStore(Pool pool, EncryptionKeys keys) {
    this.pool = pool;
    this.encryption = new FieldEncryption(keys);
  }

  /// One decrypted submission.
  record Kept(
      CheckInId checkInId,
      SessionId sessionId,
      PersonId personId,
      Instant receivedAt,
      Answers answers,
      String commitment) {}

  /// Stores answers and completes with the commitment for the ledger.
  public Future<String> keep(
      Booking booking, PersonId person, CheckInId id, Instant receivedAt, Answers answers) {
    SaltedAnswers salted = SaltedAnswers.of(answers);
    Ciphertext ciphertext =
        encryption.encrypt(salted.bytes(), boundTo(id, booking.sessionId(), person));
    return pool.preparedQuery(INSERT)
        .execute(
            Tuple.of(
                uuid(id.value()),
                uuid(booking.organizationId().value()),
                uuid(booking.sessionId().value()),
                uuid(person.value()),
                receivedAt.atOffset(ZoneOffset.UTC),
                ciphertext.keyId(),
                Buffer.buffer(ciphertext.nonce()),
                Buffer.buffer(ciphertext.bytes())))
        .map(salted.commitment());
  }

  /// Deletes answers that the rules rejected; they count as never received.
  Future<Void> forget(CheckInId id) {
    return pool.preparedQuery("delete from check_in where id = $1")
        .execute(Tuple.of(uuid(id.value())))
        .mapEmpty();
  }

  /// A person's submissions, newest first.
  Future<List<Kept>> of(PersonId person, Instant since) {
    return ask(OF_PERSON, Tuple.of(uuid(person.value()), since.atOffset(ZoneOffset.UTC)));
  }

  Future<Optional<Kept>> latestOf(PersonId person) {
    return ask(LATEST_OF_PERSON, Tuple.of(uuid(person.value())))
        .map(all -> all.stream().findFirst());
  }

  /// The submissions of this session and earlier ones of the same people, newest first.
  Future<List<Kept>> around(SessionId session, Instant since) {
    return ask(AROUND_SESSION, Tuple.of(uuid(session.value()), since.atOffset(ZoneOffset.UTC)));
  }

  /// The practice's questionnaire as FHIR JSON; empty for the built-in one.
  Future<Optional<String>> questionnaire(Booking booking) {
    return pool.preparedQuery(QUESTIONNAIRE)
        .execute(Tuple.of(uuid(booking.organizationId().value()), booking.roomKind()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getJsonObject("questionnaire"))
                    .filter(java.util.Objects::nonNull)
                    .map(io.vertx.core.json.JsonObject::encode)
                    .findFirst());
  }

  private Future<List<Kept>> ask(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters).map(this::decrypted);
  }

  private List<Kept> decrypted(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(row -> decrypted(row).stream())
        .toList();
  }

  private Optional<Kept> decrypted(Row row) {
    var id = new CheckInId(row.getUUID("id").toString());
    var session = new SessionId(row.getUUID("session_id").toString());
    var person = new PersonId(row.getUUID("person_id").toString());
    var ciphertext =
        new Ciphertext(
            row.getString("key_id"),
            row.getBuffer("nonce").getBytes(),
            row.getBuffer("ciphertext").getBytes());
    Optional<SaltedAnswers> salted =
        encryption.decrypt(ciphertext, boundTo(id, session, person)).flatMap(SaltedAnswers::read);
    if (salted.isEmpty()) {
      log.warn("Answers {} cannot be decrypted; is the key {} missing?", id, ciphertext.keyId());
    }
    return salted.map(
        one ->
            new Kept(
                id,
                session,
                person,
                row.getOffsetDateTime("received_at").toInstant(),
                one.answers(),
                one.commitment()));
  }

  private static String boundTo(CheckInId id, SessionId session, PersonId person) {
    return id + "|" + session + "|" + person;
  }

  private static UUID uuid(String text) {
    return UUID.fromString(text);
  }
}
