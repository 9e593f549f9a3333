package org.homegroup.api.crisis;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.checkin.Commitments;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
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
import org.homegroup.safety.CrisisRecord;
import org.homegroup.session.SessionEvent;

/// The crises of a session, as `PROTOCOL.md` describes them: while they are open, and as a record
/// afterwards. What is on a card is in bodies only, never in an address or a log.
public final class CrisisRoutes implements Endpoints {

  private final PracticeDirectory directory;
  private final Function<SessionId, Future<LiveSession>> sessions;
  private final CheckInCards checkIns;
  private final CrisisNotes notes;
  private final Limit reading;
  private final Limit writing;
  private final CrisisNoteReader reader;

  /// @param sessions those of this node, opened when they are asked for
  /// @param reading of lists and cards: each reads a ledger and opens answers about health
  /// @param writing of notes
  public CrisisRoutes(
      PracticeDirectory directory,
      Function<SessionId, Future<LiveSession>> sessions,
      CheckInCards checkIns,
      CrisisNotes notes,
      Limit reading,
      Limit writing,
      Metrics metrics) {
    this.directory = directory;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.notes = notes;
    this.reading = reading;
    this.writing = writing;
    this.reader = new CrisisNoteReader(metrics);
  }

  @Override
  public void declare(Api api) {
    String all = "/api/sessions/:sessionId/crises";
    String one = all + "/:crisisId";
    api.get(all, Action.READ_CRISES)
        .limitPerson(reading)
        .json(call -> crises(call).map(CrisisRoutes::list));
    api.get(one, Action.READ_CRISES)
        .limitPerson(reading)
        .json(call -> crises(call).compose(this::card));
    api.post(one + "/notes", Action.WRITE_CRISIS_NOTE)
        .limitPerson(writing)
        .json(call -> crises(call).compose(this::note));
  }

  /// The crises of the session that is asked for.
  private record Crises(Call call, List<SessionEvent> events, CrisisHistory history, Instant now) {

    /// The one in the path.
    CrisisRecord crisis() {
      return history
          .crisis(call.id("crisisId", CrisisId::new))
          .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
    }

    Booking booking() {
      return call.booking();
    }

    CrisisJson json() {
      return new CrisisJson(booking());
    }
  }

  private Future<Crises> crises(Call call) {
    return sessions
        .apply(call.booking().sessionId())
        .compose(session -> session.history().map(events -> crises(call, events, session.now())));
  }

  private static Crises crises(Call call, List<SessionEvent> events, Instant now) {
    return new Crises(call, events, CrisisHistory.of(events, now), now);
  }

  private static JsonObject list(Crises asked) {
    return asked.json().list(asked.history().crises());
  }

  private Future<JsonObject> card(Crises asked) {
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

  /// Finds the check-in answers of the person in danger.
  private Future<Optional<CheckInCard>> answers(Crises asked, CrisisRecord crisis) {
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

  private Future<JsonObject> note(Crises asked) {
    CrisisRecord crisis = asked.crisis();
    CrisisNote note = reader.read(asked.call(), asked.now());
    return notes
        .add(asked.booking(), crisis.crisisId(), note)
        .map(_ -> asked.json().line(crisis, note));
  }
}
