package org.homegroup.api.crisis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.api.BearerAuthHandler;
import org.homegroup.api.SessionIdInPath;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.checkin.Commitments;
import org.homegroup.id.CrisisId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.platform.http.Routes;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.EmergencyNumber;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.questionnaire.LinkIds;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.CrisisCard;
import org.homegroup.safety.CrisisHistory;
import org.homegroup.safety.CrisisNote;
import org.homegroup.safety.CrisisNotes;
import org.homegroup.safety.CrisisReaders;
import org.homegroup.safety.CrisisRecord;
import org.homegroup.session.SessionEvent;

/// The crises of a session, for who leads it or led it and for supervisors, as `PROTOCOL.md`
/// describes them: while they are open, and as a record afterwards. What is on a card is in bodies
/// only, never in an address or a log.
public final class CrisisRoutes implements Routes {

  private final PracticeDirectory directory;
  private final Function<SessionId, Future<LiveSession>> sessions;
  private final CheckInCards checkIns;
  private final CrisisNotes notes;
  private final RateLimit reading;
  private final RateLimit writing;
  private final Metrics metrics;
  private final Handler<RoutingContext> signedIn;
  private final CrisisNoteReader reader;

  /// @param sessions those of this node, opened when they are asked for
  /// @param reading of lists and cards, for each person
  /// @param writing of notes, for each person
  public CrisisRoutes(
      PracticeDirectory directory,
      Function<SessionId, Future<LiveSession>> sessions,
      CheckInCards checkIns,
      CrisisNotes notes,
      RateLimit reading,
      RateLimit writing,
      Metrics metrics,
      Handler<RoutingContext> signedIn) {
    this.directory = directory;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.notes = notes;
    this.reading = reading;
    this.writing = writing;
    this.metrics = metrics;
    this.signedIn = signedIn;
    this.reader = new CrisisNoteReader(metrics);
  }

  @Override
  public void mount(Router router) {
    String all = "/api/sessions/:sessionId/crises";
    String one = all + "/:crisisId";
    router.get(all).handler(signedIn).handler(context -> read(context, this::list));
    router.get(one).handler(signedIn).handler(context -> read(context, this::card));
    router.post(one + "/notes").handler(signedIn).handler(context -> answer(context, this::note));
  }

  /// A session, and somebody who may read of its crises.
  private record Asked(
      RoutingContext context,
      PersonId asker,
      Booking booking,
      List<SessionEvent> events,
      CrisisHistory history,
      Instant now) {

    CrisisRecord crisis() {
      return id().flatMap(history::crisis)
          .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
    }

    private Optional<CrisisId> id() {
      try {
        return Optional.of(new CrisisId(context.pathParam("crisisId")));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    CrisisJson json() {
      return new CrisisJson(booking);
    }
  }

  private Future<JsonObject> list(Asked asked) {
    return Future.succeededFuture(asked.json().list(asked.history().crises()));
  }

  private Future<JsonObject> card(Asked asked) {
    CrisisRecord crisis = asked.crisis();
    return answers(asked, crisis)
        .compose(
            answers -> {
              Future<List<EmergencyNumber>> numbers = numbers(asked.booking(), answers);
              Future<List<CrisisNote>> log =
                  notes.of(asked.booking().sessionId(), crisis.crisisId());
              return Future.all(numbers, log)
                  .map(_ -> new CrisisCard(crisis, answers, numbers.result(), log.result()));
            })
        .map(asked.json()::card);
  }

  /// What the person in danger had answered.
  private Future<Optional<CheckInCard>> answers(Asked asked, CrisisRecord crisis) {
    return crisis
        .said()
        .map(
            id ->
                checkIns
                    .of(asked.booking(), Commitments.of(asked.events()))
                    .map(
                        all ->
                            all.stream().filter(card -> card.checkInId().equals(id)).findFirst()))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private Future<List<EmergencyNumber>> numbers(Booking booking, Optional<CheckInCard> answers) {
    return directory.emergencyNumbers(
        booking.organizationId(),
        answers.flatMap(card -> card.said(LinkIds.STATE)).orElse(""),
        answers.flatMap(card -> card.said(LinkIds.COUNTY)).orElse(""));
  }

  private Future<JsonObject> note(Asked asked) {
    CrisisRecord crisis = asked.crisis();
    limit(writing, "crisis-note-rate", asked.context(), asked.asker());
    CrisisNote note = reader.read(asked.context().body(), asked.asker(), asked.now());
    return notes
        .add(asked.booking(), crisis.crisisId(), note)
        .map(_ -> asked.json().line(crisis, note));
  }

  /// Each reading reads a ledger and opens answers about health: a page in a loop, or somebody who
  /// tries ids, is stopped before that.
  private void read(RoutingContext context, Function<Asked, Future<JsonObject>> answer) {
    limit(reading, "crisis-read-rate", context, BearerAuthHandler.principal(context).personId());
    answer(context, answer);
  }

  private void limit(RateLimit rate, String word, RoutingContext context, PersonId asker) {
    if (!rate.allows(asker.value())) {
      metrics.refused(word);
      context.response().putHeader(HttpHeaders.RETRY_AFTER, "5");
      throw new RequestRefused(ProblemCode.TOO_MANY_REQUESTS);
    }
  }

  private void answer(RoutingContext context, Function<Asked, Future<JsonObject>> answer) {
    context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    PersonId asker = BearerAuthHandler.principal(context).personId();
    directory
        .booking(SessionIdInPath.of(context))
        .map(found -> found.orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND)))
        .compose(booking -> asked(context, booking, asker))
        .compose(answer)
        .onSuccess(context::json)
        .onFailure(failure -> context.fail(RequestRefused.orUnavailable(failure)));
  }

  private Future<Asked> asked(RoutingContext context, Booking booking, PersonId asker) {
    if (CrisisReaders.isOut(booking, asker)) {
      throw new RequestRefused(ProblemCode.FORBIDDEN);
    }
    return sessions
        .apply(booking.sessionId())
        .compose(
            session ->
                session.history().map(events -> asked(context, booking, asker, session, events)));
  }

  private static Asked asked(
      RoutingContext context,
      Booking booking,
      PersonId asker,
      LiveSession session,
      List<SessionEvent> events) {
    Instant now = session.now();
    var history = CrisisHistory.of(events, now);
    if (!CrisisReaders.includes(booking, history, asker)) {
      throw new RequestRefused(ProblemCode.FORBIDDEN);
    }
    return new Asked(context, asker, booking, events, history, now);
  }
}
