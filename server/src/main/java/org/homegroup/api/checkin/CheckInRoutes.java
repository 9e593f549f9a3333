package org.homegroup.api.checkin;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.api.SessionIdInPath;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckIns;
import org.homegroup.checkin.RelapseSign;
import org.homegroup.checkin.TrendPoint;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.questionnaire.AnswerCheck;
import org.homegroup.questionnaire.Answers;
import org.homegroup.session.Outcome;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;

/// `/api/sessions/{sessionId}/check-in` for the patient, and the trend of one patient for the
/// leads, as `PROTOCOL.md` describes them. Answers are in bodies only, never in an address.
public final class CheckInRoutes implements Routes {

  /// A whole form of long answers; a photograph does not fit.
  private static final int MOST_BYTES = 32_768;

  private final CheckIns checkIns;
  private final CheckInReceiver receiver;
  private final Function<SessionId, Future<Optional<Booking>>> bookings;
  private final Function<SessionId, Future<GroupSession>> states;
  private final RateLimit reading;
  private final RateLimit answering;
  private final Metrics metrics;
  private final Handler<RoutingContext> signedIn;

  /// @param states how a session stands now
  /// @param reading of questions and trends, for each person
  /// @param answering for each person
  public CheckInRoutes(
      CheckIns checkIns,
      CheckInReceiver receiver,
      Function<SessionId, Future<Optional<Booking>>> bookings,
      Function<SessionId, Future<GroupSession>> states,
      RateLimit reading,
      RateLimit answering,
      Metrics metrics,
      Handler<RoutingContext> signedIn) {
    this.checkIns = checkIns;
    this.receiver = receiver;
    this.bookings = bookings;
    this.states = states;
    this.reading = reading;
    this.answering = answering;
    this.metrics = metrics;
    this.signedIn = signedIn;
  }

  @Override
  public void mount(Router router) {
    String path = "/api/sessions/:sessionId/check-in";
    router.get(path).handler(signedIn).handler(context -> read(context, this::form));
    router.post(path).handler(signedIn).handler(context -> answer(context, this::receive));
    router
        .get("/api/sessions/:sessionId/participants/:participantId/trend")
        .handler(signedIn)
        .handler(context -> read(context, this::trend));
  }

  private void read(RoutingContext context, Answer answer) {
    limit(reading, "check-in-read-rate", context);
    answer(context, answer);
  }

  private void limit(RateLimit rate, String word, RoutingContext context) {
    if (!rate.allows(BearerAuthHandler.principal(context).personId().value())) {
      metrics.refused(word);
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
      throw new RequestRefused(ProblemCode.TOO_MANY_REQUESTS);
    }
  }

  private Future<JsonObject> form(RoutingContext context, Booking booking) {
    PersonId person = patient(context, booking);
    return checkIns
        .form(booking, person)
        .map(
            form ->
                new JsonObject()
                    .put("questionnaire", form.asked().fhir())
                    .put("remembered", new JsonObject(java.util.Map.copyOf(form.remembered())))
                    .put("received", form.received().map(Instants::text).orElse(null)));
  }

  private Future<JsonObject> receive(RoutingContext context, Booking booking) {
    PersonId person = patient(context, booking);
    limit(answering, "check-in-rate", context);
    JsonObject given = answersOf(context);
    return checkIns
        .asked(booking)
        .compose(asked -> receiver.receive(booking, person, asked, checked(asked, given)))
        .map(CheckInRoutes::received);
  }

  private static JsonObject received(CheckInReceiver.Received received) {
    return switch (received.outcome()) {
      case Outcome.Done _ ->
          new JsonObject()
              .put("checkInId", received.checkInId().value())
              .put("receivedAt", Instants.text(received.receivedAt()));
      case Outcome.Refused(Rejection rejection) -> throw new RequestRefused(problem(rejection));
    };
  }

  private static ProblemCode problem(Rejection rejection) {
    return switch (rejection) {
      case SESSION_ENDED -> ProblemCode.SESSION_ENDED;
      case NOT_A_PATIENT -> ProblemCode.NOT_A_PATIENT;
      default -> ProblemCode.NOT_HERE;
    };
  }

  private JsonObject answersOf(RoutingContext context) {
    if (context.body().length() > MOST_BYTES) {
      metrics.refused("check-in-size");
      throw new RequestRefused(ProblemCode.TOO_LARGE);
    }
    try {
      JsonObject body = context.body().asJsonObject();
      if (body != null
          && body.fieldNames().equals(Set.of("answers"))
          && body.getValue("answers") instanceof JsonObject answers) {
        return answers;
      }
    } catch (DecodeException | ClassCastException _) {
      // Also a list is JSON. Refused below, without the text of the body.
    }
    throw new RequestRefused(ProblemCode.MALFORMED, "The answers could not be read.", "/answers");
  }

  private Answers checked(CheckIns.Asked asked, JsonObject given) {
    try {
      return AnswerCheck.check(asked.questionnaire(), given.getMap());
    } catch (AnswerCheck.DoesNotFit fault) {
      metrics.refused("check-in-answer");
      String pointer = fault.linkId().isEmpty() ? "/answers" : "/answers/" + fault.linkId();
      throw new RequestRefused(ProblemCode.MALFORMED, fault.getMessage(), pointer);
    }
  }

  private Future<JsonObject> trend(RoutingContext context, Booking booking) {
    PersonId asker = BearerAuthHandler.principal(context).personId();
    var participant = new ParticipantId(context.pathParam("participantId"));
    return states
        .apply(booking.sessionId())
        .compose(
            state -> {
              if (!leads(booking, state, asker)) {
                throw new RequestRefused(ProblemCode.FORBIDDEN);
              }
              PersonId patient =
                  patient(state, participant)
                      .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
              return checkIns.trend(booking, patient);
            })
        .map(CheckInRoutes::json);
  }

  private static boolean leads(Booking booking, GroupSession state, PersonId person) {
    boolean granted =
        state instanceof GroupSession.Open open
            && open.seatOf(person).filter(Seat::isLead).isPresent();
    return granted || booking.roleOf(person).filter(Role.LEAD::equals).isPresent();
  }

  private static Optional<PersonId> patient(GroupSession state, ParticipantId participant) {
    return state instanceof GroupSession.Open open
        ? open.seat(participant).filter(seat -> seat.role() == Role.PATIENT).map(Seat::personId)
        : Optional.empty();
  }

  private static JsonObject json(CheckIns.Trend trend) {
    var points = new JsonArray();
    for (TrendPoint point : trend.points()) {
      points.add(
          new JsonObject()
              .put("date", point.date().toString())
              .put("craving", point.craving().isPresent() ? point.craving().getAsInt() : null)
              .put("used", point.used())
              .put("answersState", KebabCase.kebab(point.answersState().name())));
    }
    return new JsonObject()
        .put("points", points)
        .put("sign", trend.sign().map(CheckInRoutes::json).orElse(null));
  }

  private static JsonObject json(RelapseSign sign) {
    return new JsonObject()
        .put("kind", KebabCase.kebab(sign.kind()))
        .put("by", sign.by().isPresent() ? sign.by().getAsInt() : null);
  }

  private static PersonId patient(RoutingContext context, Booking booking) {
    PersonId person = BearerAuthHandler.principal(context).personId();
    Role role =
        booking.roleOf(person).orElseThrow(() -> new RequestRefused(ProblemCode.NOT_BOOKED));
    if (role != Role.PATIENT) {
      throw new RequestRefused(ProblemCode.NOT_A_PATIENT);
    }
    return person;
  }

  private interface Answer {
    Future<JsonObject> of(RoutingContext context, Booking booking);
  }

  private void answer(RoutingContext context, Answer answer) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    bookings
        .apply(SessionIdInPath.of(context))
        .map(found -> found.orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)))
        .compose(booking -> answer.of(context, booking))
        .onSuccess(context::json)
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }
}
