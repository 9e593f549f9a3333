package org.homegroup.practice.file;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.file.Occurrences.Occurrence;
import org.homegroup.practice.file.Practice.Person;
import org.homegroup.practice.file.Practice.PlannedSession;

/// Converts a practice into the rows that [PracticeSql] takes.
final class PracticeRows {

  private PracticeRows() {}

  /// A planned session and one of its occurrences.
  record Planned(PlannedSession session, Occurrence occurrence, String zone) {}

  static JsonArray programs(Practice practice) {
    return rows(
        practice.programs(),
        one ->
            new JsonObject()
                .put("key", one.key())
                .put("name", one.name())
                .put("zone", one.zone().getId()));
  }

  static JsonArray rooms(Practice practice) {
    return rows(
        practice.rooms(),
        one ->
            new JsonObject()
                .put("key", one.key())
                .put("program", one.program())
                .put("name", one.name())
                .put("kind", one.kind()));
  }

  static JsonArray people(Practice practice) {
    return rows(
        practice.people(),
        one ->
            new JsonObject()
                .put("key", one.key())
                .put("kind", kind(one))
                .put("title", one.name().title().orElse(null))
                .put("given_name", one.name().givenName())
                .put("family_name", one.name().familyName().orElse(null))
                .put("credential", one.credential().orElse(null)));
  }

  static JsonArray roles(Practice practice) {
    return each(
        practice.people(),
        person ->
            person.roles().stream()
                .map(
                    role ->
                        new JsonObject()
                            .put("person", person.key())
                            .put("role", role.name().toLowerCase(Locale.ROOT))));
  }

  static JsonArray enrollments(Practice practice) {
    return each(
        practice.people(),
        person ->
            person.enrollments().stream()
                .map(
                    one ->
                        new JsonObject()
                            .put("person", person.key())
                            .put("room", one.room())
                            .put("from_date", one.from().map(Object::toString).orElse(null))
                            .put("to_date", one.to().map(Object::toString).orElse(null))));
  }

  static JsonArray sessions(List<Planned> planned) {
    return rows(
        planned,
        one ->
            new JsonObject()
                .put("key", one.session().key())
                .put("occurrence", one.occurrence().name())
                .put("room", one.session().room())
                .put("title", one.session().title())
                .put("doors_open_at", one.occurrence().doorsOpenAt().toString())
                .put("starts_at", one.occurrence().startsAt().toString())
                .put("ends_at", one.occurrence().endsAt().toString())
                .put("zone", one.zone()));
  }

  static JsonArray bookings(List<Planned> planned) {
    return each(
        planned,
        one ->
            Stream.of(
                    seats(one, one.session().leads(), "lead"),
                    seats(one, one.session().guests(), "guest"),
                    seats(one, one.session().interpreters(), "interpreter"),
                    seats(one, one.session().observers(), "observer"))
                .flatMap(seats -> seats));
  }

  static JsonArray policies(Practice practice) {
    return rows(
        practice.policies(),
        one ->
            new JsonObject()
                .put("kind", one.kind())
                .put("location_required", one.policy().locationRequired())
                .put("hold_after_millis", one.policy().holdAfter().toMillis())
                .put("hold_ends_after_millis", one.policy().holdEndsAfter().toMillis())
                .put(
                    "telephone_callback_within_millis",
                    one.policy().telephoneCallbackWithin().toMillis())
                .put("unsupervised", one.policy().unsupervised().code())
                .put("chat_patients_to", one.policy().chat().patientsTo().code())
                .put("chat_private_among_patients", one.policy().chat().privateAmongPatients())
                .put("agenda", agenda(one.policy()))
                .put("questionnaire", one.questionnaire().map(JsonObject::new).orElse(null)));
  }

  private static JsonArray agenda(RoomPolicy policy) {
    return rows(
        policy.agenda(),
        one ->
            new JsonObject()
                .put("part", one.part().code())
                .put("title", one.title())
                .put("minutes", one.minutes()));
  }

  static JsonArray onCall(Practice practice) {
    return rows(
        practice.onCall().stream().toList(),
        one ->
            new JsonObject()
                .put("person", one.supervisor())
                .put("webhook", one.webhook().orElse(null))
                .put("webhook_secret", one.webhookSecret().map(Secret::value).orElse(null))
                .put("mail", one.mail().orElse(null)));
  }

  static JsonArray emergencyNumbers(Practice practice) {
    var position = new AtomicInteger();
    return rows(
        practice.emergencyNumbers(),
        one ->
            new JsonObject()
                .put("state", one.state())
                .put("county", one.county().orElse(""))
                .put("name", one.name())
                .put("number", one.number())
                .put("position", position.incrementAndGet()));
  }

  private static Stream<JsonObject> seats(Planned planned, List<String> people, String role) {
    return people.stream()
        .map(
            person ->
                new JsonObject()
                    .put("key", planned.session().key())
                    .put("occurrence", planned.occurrence().name())
                    .put("person", person)
                    .put("role", role));
  }

  private static String kind(Person person) {
    if (person.isStaff()) {
      return "staff";
    }
    return person.isPatient() ? "patient" : "guest";
  }

  private static <T> JsonArray rows(Collection<T> entries, Function<T, JsonObject> row) {
    return each(entries, entry -> Stream.of(row.apply(entry)));
  }

  private static <T> JsonArray each(Collection<T> entries, Function<T, Stream<JsonObject>> rows) {
    return new JsonArray(entries.stream().flatMap(rows).toList());
  }
}
