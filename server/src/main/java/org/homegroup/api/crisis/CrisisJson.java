package org.homegroup.api.crisis;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.practice.Booking;
import org.homegroup.practice.EmergencyNumber;
import org.homegroup.practice.PersonName;
import org.homegroup.questionnaire.LinkIds;
import org.homegroup.safety.CrisisCard;
import org.homegroup.safety.CrisisNote;
import org.homegroup.safety.CrisisRecord;

/// The crises of one session as `PROTOCOL.md` writes them, with the names that its booking has.
final class CrisisJson {

  private final Booking booking;

  CrisisJson(Booking booking) {
    this.booking = booking;
  }

  JsonObject list(List<CrisisRecord> crises) {
    return new JsonObject().put("crises", new JsonArray(crises.stream().map(this::head).toList()));
  }

  JsonObject card(CrisisCard card) {
    CrisisRecord crisis = card.crisis();
    return head(crisis)
        .put("answersState", card.answersState().map(KebabCase::kebab).orElse("none"))
        .put("location", card.isReliable() ? location(card) : null)
        .put("telephone", card.said(LinkIds.TELEPHONE).orElse(null))
        .put("support", support(card))
        .put("numbers", new JsonArray(card.numbers().stream().map(CrisisJson::number).toList()))
        .put("lastMediaAt", crisis.lastMediaAt().map(CrisisJson::instant).orElse(null))
        .put("log", new JsonArray(card.log().stream().map(it -> line(crisis, it)).toList()));
  }

  /// One line of its log.
  JsonObject line(CrisisRecord crisis, CrisisNote note) {
    return new JsonObject()
        .put("step", KebabCase.kebab(note.step()))
        .put("text", note.text().orElse(null))
        .put("by", name(note.by()))
        .put("at", instant(note.at()))
        .put("late", crisis.isLate(note.at()));
  }

  private JsonObject head(CrisisRecord crisis) {
    return new JsonObject()
        .put("crisisId", crisis.crisisId().value())
        .put("participantId", crisis.participantId().value())
        .put("name", name(crisis.personId()))
        .put("raisedAt", instant(crisis.raisedAt()))
        .put("closed", crisis.closed().map(this::closed).orElse(null));
  }

  private JsonObject closed(CrisisRecord.Closed closed) {
    return new JsonObject()
        .put("at", instant(closed.at()))
        .put("by", closed.by().map(this::name).orElse(null));
  }

  private static JsonObject location(CrisisCard card) {
    return new JsonObject()
        .put("address", card.said(LinkIds.ADDRESS).orElse(null))
        .put("city", card.said(LinkIds.CITY).orElse(null))
        .put("state", card.said(LinkIds.STATE).orElse(null))
        .put("county", card.said(LinkIds.COUNTY).orElse(null))
        .put("confirmed", card.crisis().locationConfirmed());
  }

  private static JsonObject support(CrisisCard card) {
    Optional<String> name = card.said(LinkIds.SUPPORT_NAME);
    Optional<String> phone = card.said(LinkIds.SUPPORT_PHONE);
    return name.or(() -> phone).isEmpty()
        ? null
        : new JsonObject().put("name", name.orElse(null)).put("phone", phone.orElse(null));
  }

  private static JsonObject number(EmergencyNumber one) {
    return new JsonObject().put("name", one.name()).put("number", one.number());
  }

  private String name(PersonId person) {
    return booking.nameOf(person).map(PersonName::full).orElse("Somebody");
  }

  private static String instant(Instant at) {
    return Instants.text(at);
  }
}
