package org.homegroup.safety;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.http.ProblemCode;
import org.homegroup.http.RequestRefused;
import org.homegroup.http.Routes;
import org.homegroup.identity.Bearer;
import org.homegroup.identity.RateLimit;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.EmergencyNumber;
import org.homegroup.practice.PersonName;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.questionnaire.LinkIds;
import org.homegroup.session.CheckIn;
import org.homegroup.session.Crisis;
import org.homegroup.session.CrisisId;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.LiveSession;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.Seat;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionId;

/// The card of an open crisis, for the leads of the session and for supervisors, as `PROTOCOL.md`
/// describes it. What is on it is in bodies only, never in an address or a log.
public final class CrisisRoutes implements Routes {

  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final int LONGEST_TEXT = 2000;

  private final PracticeDirectory directory;
  private final Function<SessionId, Future<LiveSession>> sessions;
  private final CheckInCards checkIns;
  private final CrisisNotes notes;
  private final InstantSource clock;
  private final RateLimit rate;
  private final Metrics metrics;
  private final Handler<RoutingContext> signedIn;

  /// @param sessions those of this node, opened when they are asked for
  /// @param rate of notes, for each person
  public CrisisRoutes(
      PracticeDirectory directory,
      Function<SessionId, Future<LiveSession>> sessions,
      CheckInCards checkIns,
      CrisisNotes notes,
      InstantSource clock,
      RateLimit rate,
      Metrics metrics,
      Handler<RoutingContext> signedIn) {
    this.directory = directory;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.notes = notes;
    this.clock = clock;
    this.rate = rate;
    this.metrics = metrics;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    String path = "/api/sessions/:sessionId/crises/:crisisId";
    router.get(path).handler(signedIn).handler(context -> answer(context, this::card));
    router.post(path + "/notes").handler(signedIn).handler(context -> answer(context, this::note));
  }

  /// An open crisis, and somebody who may read of it.
  private record Asked(
      Booking booking, LiveSession session, Open open, Crisis crisis, PersonId asker) {}

  private Future<JsonObject> card(RoutingContext context, Asked asked) {
    return checkIns
        .of(asked.booking())
        .map(all -> answers(asked, all))
        .compose(answers -> card(asked, answers));
  }

  private Future<JsonObject> card(Asked asked, Optional<CheckInCard> answers) {
    Future<List<EmergencyNumber>> numbers =
        directory.emergencyNumbers(
            asked.booking().organisationId(),
            said(answers, LinkIds.STATE).orElse(""),
            said(answers, LinkIds.COUNTY).orElse(""));
    Future<List<CrisisNote>> log = notes.of(asked.booking().sessionId(), asked.crisis().crisisId());
    Future<List<SessionEvent>> history = asked.session().history();
    return Future.all(numbers, log, history)
        .map(_ -> json(asked, answers, numbers.result(), log.result(), history.result()));
  }

  private JsonObject json(
      Asked asked,
      Optional<CheckInCard> answers,
      List<EmergencyNumber> numbers,
      List<CrisisNote> log,
      List<SessionEvent> history) {
    Crisis crisis = asked.crisis();
    ParticipantId who = crisis.participantId();
    return new JsonObject()
        .put("crisisId", crisis.crisisId().value())
        .put("participantId", who.value())
        .put("name", name(asked.booking(), personOf(asked.open(), who)))
        .put("raisedAt", INSTANT.format(crisis.raisedAt()))
        .put("place", answers.map(it -> place(asked, it)).orElse(null))
        .put("callBack", said(answers, LinkIds.CALL_BACK).orElse(null))
        .put("support", support(answers))
        .put("numbers", new JsonArray(numbers.stream().map(CrisisRoutes::json).toList()))
        .put(
            "lastMediaAt",
            LastMedia.of(history, who, asked.session().now()).map(INSTANT::format).orElse(null))
        .put("log", new JsonArray(log.stream().map(line -> json(asked.booking(), line)).toList()));
  }

  private static JsonObject place(Asked asked, CheckInCard answers) {
    boolean confirmed = asked.open().checkIn(asked.crisis().participantId()).locationConfirmed();
    Optional<CheckInCard> card = Optional.of(answers);
    return new JsonObject()
        .put("address", said(card, LinkIds.ADDRESS).orElse(null))
        .put("city", said(card, LinkIds.CITY).orElse(null))
        .put("state", said(card, LinkIds.STATE).orElse(null))
        .put("county", said(card, LinkIds.COUNTY).orElse(null))
        .put("confirmed", confirmed);
  }

  private static JsonObject support(Optional<CheckInCard> answers) {
    Optional<String> name = said(answers, LinkIds.SUPPORT_NAME);
    Optional<String> phone = said(answers, LinkIds.SUPPORT_PHONE);
    return name.or(() -> phone).isEmpty()
        ? null
        : new JsonObject().put("name", name.orElse(null)).put("phone", phone.orElse(null));
  }

  private static JsonObject json(EmergencyNumber one) {
    return new JsonObject().put("name", one.name()).put("number", one.number());
  }

  private static JsonObject json(Booking booking, CrisisNote line) {
    return new JsonObject()
        .put("step", word(line.step()))
        .put("text", line.text().orElse(null))
        .put("by", name(booking, Optional.of(line.by())))
        .put("at", INSTANT.format(line.at()));
  }

  private Future<JsonObject> note(RoutingContext context, Asked asked) {
    if (!rate.allows(asked.asker().value())) {
      metrics.refused("crisis-note-rate");
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
      throw new RequestRefused(ProblemCode.TOO_MANY_REQUESTS);
    }
    CrisisNote note = read(context, asked.asker());
    return notes
        .add(asked.booking(), asked.crisis().crisisId(), note)
        .map(_ -> json(asked.booking(), note));
  }

  private CrisisNote read(RoutingContext context, PersonId by) {
    JsonObject body = body(context);
    String word = body.getValue("step") instanceof String one ? one : "";
    CrisisNote.Step step =
        Arrays.stream(CrisisNote.Step.values())
            .filter(one -> word(one).equals(word))
            .findFirst()
            .orElseThrow(() -> malformed("/step"));
    Optional<String> text =
        Optional.ofNullable(body.getValue("text"))
            .map(
                value -> {
                  if (value instanceof String one && isText(one)) {
                    return one;
                  }
                  metrics.refused("crisis-note");
                  throw malformed("/text");
                });
    if (step == CrisisNote.Step.NOTE && text.isEmpty()) {
      throw malformed("/text");
    }
    return new CrisisNote(step, text, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private static JsonObject body(RoutingContext context) {
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null && Set.of("step", "text").containsAll(body.fieldNames())) {
        return body;
      }
    } catch (DecodeException _) {
      // Refused below, without the text of the body.
    }
    throw malformed("");
  }

  private static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_TEXT
        && text.codePoints().noneMatch(one -> Character.getType(one) == Character.SURROGATE);
  }

  private static RequestRefused malformed(String pointer) {
    return new RequestRefused(ProblemCode.MALFORMED, "The note could not be read.", pointer);
  }

  private static String word(CrisisNote.Step step) {
    return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What they answered last in this session.
  private static Optional<CheckInCard> answers(Asked asked, List<CheckInCard> all) {
    return asked
        .open()
        .checkIn(asked.crisis().participantId())
        .received()
        .map(CheckIn.Received::checkInId)
        .flatMap(id -> all.stream().filter(card -> card.checkInId().equals(id)).findFirst());
  }

  private static Optional<String> said(Optional<CheckInCard> answers, String linkId) {
    return answers.stream()
        .flatMap(card -> card.answers().stream())
        .filter(line -> line.linkId().equals(linkId))
        .map(line -> line.value().toString())
        .findFirst();
  }

  private static Optional<PersonId> personOf(Open open, ParticipantId who) {
    return open.seat(who)
        .map(Seat::personId)
        .or(
            () ->
                open.formers().entrySet().stream()
                    .filter(one -> one.getValue().participantId().equals(who))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }

  private static String name(Booking booking, Optional<PersonId> person) {
    return person.flatMap(booking::nameOf).map(PersonName::full).orElse("Somebody");
  }

  private interface Answer {
    Future<JsonObject> of(RoutingContext context, Asked asked);
  }

  private void answer(RoutingContext context, Answer answer) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    SessionId id = sessionId(context);
    PersonId asker = Bearer.principal(context).personId();
    directory
        .booking(id)
        .map(found -> found.orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)))
        .compose(
            booking -> sessions.apply(id).map(session -> asked(context, booking, session, asker)))
        .compose(asked -> answer.of(context, asked))
        .onSuccess(context::json)
        .onFailure(failure -> context.fail(unavailable(failure)));
  }

  private static Asked asked(
      RoutingContext context, Booking booking, LiveSession session, PersonId asker) {
    Optional<Open> open = session.state() instanceof Open one ? Optional.of(one) : Optional.empty();
    boolean leads = open.flatMap(it -> it.seatOf(asker)).filter(Seat::isLead).isPresent();
    if (!leads && !booking.supervises(asker)) {
      throw new RequestRefused(ProblemCode.FORBIDDEN);
    }
    return open.flatMap(it -> crisisId(context).flatMap(it.crises()::of))
        .map(crisis -> new Asked(booking, session, open.orElseThrow(), crisis, asker))
        .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
  }

  private static Optional<CrisisId> crisisId(RoutingContext context) {
    try {
      return Optional.of(new CrisisId(context.pathParam("crisisId")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static SessionId sessionId(RoutingContext context) {
    try {
      return new SessionId(context.pathParam("sessionId"));
    } catch (IllegalArgumentException _) {
      throw new RequestRefused(ProblemCode.NOT_FOUND);
    }
  }

  /// A failure of the store is told without its cause, which may quote a parameter.
  private static Throwable unavailable(Throwable failure) {
    return failure instanceof RequestRefused
        ? failure
        : new RequestRefused(ProblemCode.UNAVAILABLE);
  }
}
