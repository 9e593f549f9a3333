package org.homegroup.checkin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens with answers: they are kept, committed to in the ledger, and read again for the
/// leads.
public final class CheckIns implements CheckInCards {

  private static final Logger log = LoggerFactory.getLogger(CheckIns.class);

  /// What the trend shows, and what a sign of relapse looks back on.
  private static final Duration TREND = Duration.ofDays(56);

  private static final Duration WEEK = Duration.ofDays(9);

  /// A row is written a moment before the ledger's event that names it, perhaps by another clock.
  private static final Duration KEPT_BEFORE = Duration.ofMinutes(10);

  private final CheckInStore store;
  private final CommittedCheckIns committed;
  private final InstantSource clock;
  private final Submit submit;
  private final Signs signs;
  private final Metrics metrics;

  /// Carries a command of a session out, on this node's loop.
  @FunctionalInterface
  public interface Submit {
    Future<Outcome> submit(Booking booking, Function<Instant, SessionCommand> command);
  }

  /// Is told of an early sign of relapse, each time that answers show one. Never fails: the answers
  /// are received by then.
  @FunctionalInterface
  public interface Signs {
    Future<Void> seen(Booking booking, PersonId person, Instant at);
  }

  public CheckIns(
      CheckInStore store,
      CommittedCheckIns committed,
      InstantSource clock,
      Submit submit,
      Signs signs,
      Metrics metrics) {
    this.store = store;
    this.committed = committed;
    this.clock = clock;
    this.submit = submit;
    this.signs = signs;
    this.metrics = metrics;
  }

  /// What is asked in this session: the FHIR JSON, and the same read.
  public record Asked(JsonObject fhir, Questionnaire questionnaire) {}

  /// What a patient finds on coming: the questions, what they said before that may be offered
  /// again, and when they answered in this session.
  public record Form(Asked asked, Map<String, String> remembered, Optional<Instant> received) {}

  /// @param outcome of the rules
  public record Received(CheckInId checkInId, Instant receivedAt, Outcome outcome) {}

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
                // It was checked when it was loaded.
                throw new IllegalStateException("the stored questionnaire cannot be read");
              }
              return new Asked(new JsonObject(json), questionnaire);
            });
  }

  public Future<Form> form(Booking booking, PersonId person) {
    return asked(booking)
        .compose(asked -> latest(person).map(latest -> form(booking, asked, latest)));
  }

  /// Nobody is offered as their own words what somebody else wrote.
  private Future<Optional<Kept>> latest(PersonId person) {
    return store
        .latestOf(person)
        .compose(
            latest ->
                latest
                    .map(one -> compared(Set.of(person), List.of(one), since(one)))
                    .orElseGet(
                        () -> Future.succeededFuture(new VerifiedAnswers(List.of(), List.of())))
                    .map(compared -> latest.flatMap(one -> compared.good(one.checkInId()))));
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

  /// First kept, then committed to: what the ledger names is always there. What the rules refuse is
  /// forgotten again; after a failure of the journal nobody knows, and it stays.
  public Future<Received> receive(Booking booking, PersonId person, Answers answers) {
    CheckInId id = CheckInId.random();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store
        .keep(booking, person, id, now, answers)
        .compose(
            commitment ->
                submit.submit(
                    booking,
                    at ->
                        new SessionCommand.ReceiveCheckIn(
                            person, id, commitment, answers.locationConfirmed(), at)))
        .compose(
            outcome ->
                outcome instanceof Outcome.Refused
                    ? store.forget(id).map(outcome)
                    : raise(booking, person, now).map(outcome))
        .map(outcome -> new Received(id, now, outcome));
  }

  private Future<Void> raise(Booking booking, PersonId person, Instant now) {
    LocalDate today = day(booking, now);
    return comparedOf(person, now.minus(WEEK))
        .compose(
            compared ->
                RelapseRule.of(points(booking, compared.of(person)), today).isPresent()
                    ? signs.seen(booking, person, now)
                    : Future.succeededFuture());
  }

  /// @return by day, the oldest first
  public Future<Trend> trend(Booking booking, PersonId person) {
    Instant now = clock.instant();
    return comparedOf(person, now.minus(TREND))
        .map(compared -> compared.of(person))
        .map(
            said -> {
              said.forEach(one -> mind(one.checkInId(), one.state()));
              List<TrendPoint> points = points(booking, said);
              return new Trend(points, RelapseRule.of(points, day(booking, now)));
            });
  }

  private Future<VerifiedAnswers> comparedOf(PersonId person, Instant since) {
    return store
        .of(person, since.minus(KEPT_BEFORE))
        .compose(kept -> compared(Set.of(person), kept, since));
  }

  private Future<VerifiedAnswers> compared(Set<PersonId> people, List<Kept> kept, Instant since) {
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
                            compared(people(kept), kept, since)
                                .map(compared -> cards(booking, asked, commitments, compared))));
  }

  private static Set<PersonId> people(List<Kept> kept) {
    return kept.stream().map(Kept::personId).collect(Collectors.toSet());
  }

  private List<CheckInCard> cards(
      Booking booking, Asked asked, Commitments commitments, VerifiedAnswers compared) {
    return commitments.hashes().keySet().stream()
        .map(
            id ->
                compared
                    .good(id)
                    .map(one -> card(booking, asked, one, compared.of(one.personId())))
                    .orElseGet(() -> unreliable(id, compared.state(id))))
        .toList();
  }

  /// @param said by the same person, the newest first
  private static CheckInCard card(
      Booking booking, Asked asked, Kept one, List<VerifiedAnswers.Said> said) {
    List<VerifiedAnswers.Said> until =
        said.stream().dropWhile(other -> !other.checkInId().equals(one.checkInId())).toList();
    return CheckInCard.of(
        one.checkInId(),
        one.answers(),
        asked.questionnaire(),
        RelapseRule.of(points(booking, until), day(booking, until.getFirst().at())));
  }

  private CheckInCard unreliable(CheckInId id, AnswersState state) {
    mind(id, state);
    return CheckInCard.without(id, state);
  }

  /// Somebody has to look into it.
  private void mind(CheckInId id, AnswersState state) {
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

  /// One a day: what was said last counts.
  private static List<TrendPoint> points(Booking booking, List<VerifiedAnswers.Said> newestFirst) {
    SortedMap<LocalDate, TrendPoint> days = new TreeMap<>();
    for (VerifiedAnswers.Said one : newestFirst) {
      LocalDate day = day(booking, one.at());
      days.putIfAbsent(day, TrendPoint.of(day, one));
    }
    return List.copyOf(days.values());
  }

  private static LocalDate day(Booking booking, Instant at) {
    return LocalDate.ofInstant(at, booking.zone());
  }
}
