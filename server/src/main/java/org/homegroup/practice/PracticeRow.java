package org.homegroup.practice;

import com.github.benmanes.caffeine.cache.Interner;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.Booking.Part;
import org.homegroup.practice.OnCallPerson.Webhook;
import org.homegroup.practice.RoomPolicy.AgendaPart;
import org.homegroup.practice.RoomPolicy.Chat;
import org.homegroup.practice.RoomPolicy.PatientsTo;
import org.homegroup.practice.RoomPolicy.Unsupervised;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.Role;

/// Maps rows of [PracticeQueries] to records.
final class PracticeRow {

  /// Clinical staff are in every booking of their organization and make up half of its size, so
  /// equal parts are kept once for all sessions.
  private static final Interner<Part> PARTS = Interner.newWeakInterner();

  private PracticeRow() {}

  static Optional<Booking> booking(RowSet<Row> rows) {
    var parts = new ArrayList<Part>();
    Row session = null;
    for (Row row : rows) {
      session = row;
      if (row.getUUID("person_id") != null) {
        parts.add(PARTS.intern(part(row)));
      }
    }
    return Optional.ofNullable(session)
        .map(
            row ->
                new Booking(
                    new SessionId(row.getUUID("id").toString()),
                    new OrganizationId(row.getUUID("organization_id").toString()),
                    new RoomId(row.getUUID("room_id").toString()),
                    row.getString("kind"),
                    policy(row),
                    row.getString("room"),
                    row.getString("program"),
                    row.getString("title"),
                    instant(row, "doors_open_at"),
                    instant(row, "starts_at"),
                    instant(row, "ends_at"),
                    ZoneId.of(row.getString("zone")),
                    Booking.byPerson(parts)));
  }

  static SessionListing listing(Row row) {
    return new SessionListing(
        new SessionId(row.getUUID("id").toString()),
        row.getString("title"),
        row.getString("room"),
        row.getString("program"),
        instant(row, "doors_open_at"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        ZoneId.of(row.getString("zone")),
        Optional.ofNullable(row.getString("role")).map(PracticeRow::role));
  }

  static KnownPerson person(Row row) {
    return new KnownPerson(
        new PersonId(row.getUUID("id").toString()),
        new OrganizationId(row.getUUID("organization_id").toString()),
        name(row, "title"),
        PersonKind.ofCode(row.getString("kind")),
        row.getBoolean("supervises"));
  }

  private static Part part(Row row) {
    return new Part(
        new PersonId(row.getUUID("person_id").toString()),
        name(row, "person_title"),
        Optional.ofNullable(row.getString("credential")),
        role(row.getString("role")),
        row.getBoolean("may_lead"),
        row.getBoolean("supervises"));
  }

  /// The practice's policy, or the default for such a room.
  private static RoomPolicy policy(Row row) {
    if (row.getBoolean("location_required") == null) {
      return RoomPolicy.ofKind(row.getString("kind"));
    }
    return new RoomPolicy(
        row.getBoolean("location_required"),
        Duration.ofMillis(row.getLong("hold_after_millis")),
        Duration.ofMillis(row.getLong("hold_ends_after_millis")),
        Duration.ofMillis(row.getLong("telephone_callback_within_millis")),
        word(Unsupervised.class, row.getString("unsupervised")),
        new Chat(
            word(PatientsTo.class, row.getString("chat_patients_to")),
            row.getBoolean("chat_private_among_patients")),
        row.getJsonArray("agenda").stream()
            .map(JsonObject.class::cast)
            .map(
                one ->
                    new AgendaPart(
                        word(AgendaPartKind.class, one.getString("part")),
                        one.getString("title"),
                        one.getInteger("minutes")))
            .toList());
  }

  static OnCallPerson onCall(Row row) {
    return new OnCallPerson(
        new PersonId(row.getUUID("person_id").toString()),
        name(row, "title"),
        Optional.ofNullable(row.getString("webhook"))
            .map(url -> new Webhook(url, new Secret(row.getString("webhook_secret")))),
        Optional.ofNullable(row.getString("mail")));
  }

  static EmergencyNumber emergencyNumber(Row row) {
    return new EmergencyNumber(
        row.getString("name"),
        row.getString("number"),
        Optional.of(row.getString("county")).filter(county -> !county.isEmpty()));
  }

  private static PersonName name(Row row, String titleColumn) {
    return new PersonName(
        Optional.ofNullable(row.getString(titleColumn)),
        row.getString("given_name"),
        Optional.ofNullable(row.getString("family_name")));
  }

  private static Role role(String text) {
    return word(Role.class, text);
  }

  private static <E extends Enum<E>> E word(Class<E> words, String text) {
    return Enum.valueOf(words, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
