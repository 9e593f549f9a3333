package org.homegroup.checkin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.checkin.CheckInStore.Kept;
import org.homegroup.id.CheckInId;
import org.homegroup.id.PersonId;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.projection.CommittedCheckIns;
import org.homegroup.questionnaire.Answers;
import org.homegroup.questionnaire.DefaultQuestionnaire;
import org.homegroup.questionnaire.LinkIds;
import org.homegroup.questionnaire.Questionnaire;
import org.homegroup.questionnaire.QuestionnaireReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what is asked and what was answered: the form for the patient, cards and trends for the
/// leads. Whenever answers are read, their hash is compared with the commitment in the ledger.
public final class CheckIns implements CheckInCards {

  private static final Logger log = LoggerFactory.getLogger(CheckIns.class);

  /// Period of the trend, and of the history for a sign of relapse.
  private static final Duration TREND = Duration.ofDays(56);

  private static final Duration WEEK = Duration.ofDays(9);

  /// Tolerance for stored times: a row is written just before the ledger's event that names it,
  /// perhaps by another clock.
  private static final Duration KEPT_BEFORE = Duration.ofMinutes(10);

  private final CheckInStore store;
  private final CommittedCheckIns committed;
  private final InstantSource clock;
  private final Metrics metrics;

  public CheckIns(
      CheckInStore store, CommittedCheckIns committed, InstantSource clock, Metrics metrics) {
    this.store = store;
    this.committed = committed;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// The questionnaire of a session, as FHIR JSON and parsed.
  public record Asked(JsonObject fhir, Questionnaire questionnaire) {}

  /// The check-in form for a patient: the questions, earlier answers offered again, and the time of
  /// this session's submission, if any.
  public record Form(Asked asked, Map<String, String> remembered, Optional<Instant> received) {}

  /// Answers that were just given, and are in no ledger yet.
  record Given(CheckInId checkInId, Instant at, Answers answers) {}

  public record Trend(List<TrendPoint> points, Optional<RelapseSign> sign) {}

  public Future<Asked> asked(Booking booking) {
    return store
        .questionnaire(booking)
        .map(own -> own.orElse(DefaultQuestionnaire.JSON))
        .map(
            json -> {
              var complaints = new ArrayList<String>();
              var questionnaire = QuestionnaireReader.read(json, complaints::add);
              if (!complaints.isEmpty()) {
                // The questionnaire was validated when it was loaded.
                throw new IllegalStateException("the stored questionnaire cannot be read");
              }
              return new Asked(new JsonObject(json), questionnaire);
            });
  }

  public Future<Form> form(Booking booking, PersonId person) {
    return asked(booking)
        .compose(asked -> latest(person).map(latest -> form(booking, asked, latest)));
  }

  /// Only verified answers are offered again: nobody is shown another person's words as their own.
  private Future<Optional<Kept>> latest(PersonId person) {
    return store
        .latestOf(person)
        .compose(
            latest ->
                latest
                    .map(one -> verified(Set.of(person), List.of(one), since(one)))
                    .orElseGet(
                        () -> Future.succeededFuture(new VerifiedAnswers(List.of(), List.of())))
                    .map(verified -> latest.flatMap(one -> verified.good(one.checkInId()))));
  }

  private static Instant since(Kept one) {
    return one.receivedAt().minus(KEPT_BEFORE);
  }

  private static Form form(Booking booking, Asked asked, Optional<Kept> latest) {
    var remembered = new LinkedHashMap<String, String>();
    latest.ifPresent(
        one ->
            asked.questionnaire().questions().stream()
                .filter(item -> LinkIds.REMEMBERED.contains(item.linkId()))
                .forEach(
                    item ->
                        one.answers()
                            .text(item.linkId())
                            .ifPresent(text -> remembered.put(item.linkId(), text))));
    return new Form(
        asked,
        remembered,
        latest.filter(one -> one.sessionId().equals(booking.sessionId())).map(Kept::receivedAt));
  }

  /// The card of answers that were just given. What the same person answered in the days before is
  /// read for the sign of relapse; the new answers themselves are not.
  Future<CheckInCard> card(Booking booking, PersonId person, Asked asked, Given given) {
    var newest =
        new VerifiedAnswers.Answer(
            given.checkInId(), given.at(), AnswersState.GOOD, Optional.of(given.answers()));
    return verifiedOf(person, given.at().minus(WEEK))
        .map(
            before ->
                CheckInCard.of(
                    given.checkInId(),
                    given.answers(),
                    asked.questionnaire(),
                    sign(
                        booking,
                        Stream.concat(Stream.of(newest), before.of(person).stream()).toList())));
  }

  /// Reads a patient's trend.
  ///
  /// @return by day, oldest first
  public Future<Trend> trend(Booking booking, PersonId person) {
    Instant now = clock.instant();
    return verifiedOf(person, now.minus(TREND))
        .map(verified -> verified.of(person))
        .map(
            answers -> {
              answers.forEach(one -> reportUnreliable(one.checkInId(), one.state()));
              List<TrendPoint> points = points(booking, answers);
              return new Trend(points, RelapseRule.of(points, day(booking, now)));
            });
  }

  private Future<VerifiedAnswers> verifiedOf(PersonId person, Instant since) {
    return store
        .of(person, since.minus(KEPT_BEFORE))
        .compose(kept -> verified(Set.of(person), kept, since));
  }

  private Future<VerifiedAnswers> verified(Set<PersonId> people, List<Kept> kept, Instant since) {
    return committed.of(people, since).map(found -> new VerifiedAnswers(found, kept));
  }

  @Override
  public Future<List<CheckInCard>> of(Booking booking, Commitments commitments) {
    Instant since = booking.startsAt().minus(WEEK);
    return asked(booking)
        .compose(
            asked ->
                store
                    .around(booking.sessionId(), since.minus(KEPT_BEFORE))
                    .compose(
                        kept ->
                            verified(people(kept), kept, since)
                                .map(verified -> cards(booking, asked, commitments, verified))));
  }

  private static Set<PersonId> people(List<Kept> kept) {
    return kept.stream().map(Kept::personId).collect(Collectors.toSet());
  }

  private List<CheckInCard> cards(
      Booking booking, Asked asked, Commitments commitments, VerifiedAnswers verified) {
    return commitments.hashes().keySet().stream()
        .map(
            id ->
                verified
                    .good(id)
                    .map(one -> card(booking, asked, one, verified.of(one.personId())))
                    .orElseGet(() -> unreliable(id, verified.state(id))))
        .toList();
  }

  /// Creates a lead's card.
  ///
  /// @param answers by the same person, newest first
  private static CheckInCard card(
      Booking booking, Asked asked, Kept one, List<VerifiedAnswers.Answer> answers) {
    List<VerifiedAnswers.Answer> until =
        answers.stream().dropWhile(other -> !other.checkInId().equals(one.checkInId())).toList();
    return CheckInCard.of(
        one.checkInId(), one.answers(), asked.questionnaire(), sign(booking, until));
  }

  /// The sign that the newest of these answers show, together with those before them.
  private static Optional<RelapseSign> sign(
      Booking booking, List<VerifiedAnswers.Answer> newestFirst) {
    LocalDate day = day(booking, newestFirst.getFirst().at());
    return RelapseRule.of(points(booking, newestFirst), day);
  }

  private CheckInCard unreliable(CheckInId id, AnswersState state) {
    reportUnreliable(id, state);
    return CheckInCard.without(id, state);
  }

  /// Logs and counts answers that need investigation.
  private void reportUnreliable(CheckInId id, AnswersState state) {
    if (state == AnswersState.GOOD) {
      return;
    }
    String word = KebabCase.kebab(state);
    log.error("The answers {} are not as they were given: {}", id, word);
    metrics
        .counter(
            "check.in.unreliable",
            "Times answers were read that are not those the ledger committed to",
            "state",
            word)
        .increment();
  }

  /// One point a day: the last answers of the day count.
  private static List<TrendPoint> points(
      Booking booking, List<VerifiedAnswers.Answer> newestFirst) {
    SortedMap<LocalDate, TrendPoint> days = new TreeMap<>();
    for (VerifiedAnswers.Answer one : newestFirst) {
      LocalDate day = day(booking, one.at());
      days.putIfAbsent(day, TrendPoint.of(day, one));
    }
    return List.copyOf(days.values());
  }

  private static LocalDate day(Booking booking, Instant at) {
    return LocalDate.ofInstant(at, booking.zone());
  }
}
