package org.homegroup.api.checkin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.pipeline.Refusals;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckIns;
import org.homegroup.checkin.RelapseSign;
import org.homegroup.checkin.TrendPoint;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.json.Instants;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.questionnaire.AnswerCheck;
import org.homegroup.questionnaire.Answers;
import org.homegroup.session.Role;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;

/// `/api/sessions/{sessionId}/check-in` for the patient, and the trend of one patient for the
/// leads, as `PROTOCOL.md` describes them. Answers are in bodies only, never in an address.
public final class CheckInRoutes implements Endpoints {

  /// A whole form of long answers; a photograph does not fit.
  private static final int MOST_BYTES = 32_768;

  private static final String ANSWERS = "answers";
  private static final String POINTER = "/answers";

  private final CheckIns checkIns;
  private final CheckInReceiver receiver;
  private final Function<SessionId, Future<GroupSession>> states;
  private final Limit reading;
  private final Limit answering;
  private final Metrics metrics;

  /// @param states how a session stands now
  /// @param reading of questions and trends
  public CheckInRoutes(
      CheckIns checkIns,
      CheckInReceiver receiver,
      Function<SessionId, Future<GroupSession>> states,
      Limit reading,
      Limit answering,
      Metrics metrics) {
    this.checkIns = checkIns;
    this.receiver = receiver;
    this.states = states;
    this.reading = reading;
    this.answering = answering;
    this.metrics = metrics;
  }

  @Override
  public void declare(Api api) {
    String path = "/api/sessions/:sessionId/check-in";
    api.get(path, Action.READ_CHECK_IN_FORM).limitPerson(reading).json(this::form);
    api.post(path, Action.SUBMIT_CHECK_IN)
        .limitPerson(answering)
        .limitBody(MOST_BYTES, "check-in-size")
        .json(this::receive);
    api.get("/api/sessions/:sessionId/participants/:participantId/trend", Action.READ_TREND)
        .limitPerson(reading)
        .json(this::trend);
  }

  private Future<JsonObject> form(Call call) {
    return checkIns
        .form(call.booking(), call.person())
        .map(
            form ->
                new JsonObject()
                    .put("questionnaire", form.asked().fhir())
                    .put("remembered", new JsonObject(Map.copyOf(form.remembered())))
                    .put("received", form.received().map(Instants::text).orElse(null)));
  }

  private Future<JsonObject> receive(Call call) {
    JsonObject given = answersOf(call);
    return checkIns
        .asked(call.booking())
        .compose(
            asked -> receiver.receive(call.booking(), call.person(), asked, checked(asked, given)))
        .map(CheckInRoutes::received);
  }

  private static JsonObject received(CheckInReceiver.Received received) {
    Refusals.done(received.outcome());
    return new JsonObject()
        .put("checkInId", received.checkInId().value())
        .put("receivedAt", Instants.text(received.receivedAt()));
  }

  private static JsonObject answersOf(Call call) {
    if (call.body(Set.of(ANSWERS), Optional.of(POINTER)).getValue(ANSWERS)
        instanceof JsonObject answers) {
      return answers;
    }
    throw RequestRefused.malformed(POINTER);
  }

  private Answers checked(CheckIns.Asked asked, JsonObject given) {
    try {
      return AnswerCheck.check(asked.questionnaire(), given.getMap());
    } catch (AnswerCheck.DoesNotFit fault) {
      metrics.refused("check-in-answer");
      throw RequestRefused.malformed(
          fault.linkId().isEmpty() ? POINTER : POINTER + "/" + fault.linkId());
    }
  }

  private Future<JsonObject> trend(Call call) {
    ParticipantId participant = call.id("participantId", ParticipantId::new);
    return states
        .apply(call.booking().sessionId())
        .map(
            state ->
                patient(state, participant)
                    .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)))
        .compose(patient -> checkIns.trend(call.booking(), patient))
        .map(CheckInRoutes::json);
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
}
