package org.homegroup.practice;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;

/// Answers queries about the practice's sessions and people. Answers are cached for some seconds,
/// so that a thousand simultaneous arrivals cost one query for each session. A change of the tables
/// is visible after [#FRESH_FOR] at the latest, and at once on the node that calls [#invalidate].
public final class PracticeDirectory {

  static final Duration FRESH_FOR = Duration.ofSeconds(20);
  private static final int MOST_SESSIONS = 2_000;
  private static final int MOST_PEOPLE = 50_000;

  private final Vertx vertx;
  private final Pool pool;
  private final InstantSource clock;
  private final AsyncCache<SessionId, Optional<Booking>> bookings = cache(MOST_SESSIONS);
  private final AsyncCache<PersonId, Optional<KnownPerson>> people = cache(MOST_PEOPLE);

  public PracticeDirectory(Vertx vertx, Pool pool, InstantSource clock) {
    this.vertx = vertx;
    this.pool = pool;
    this.clock = clock;
  }

  /// The booking; empty if the session does not exist or was canceled. One query at most; with a
  /// cached answer the future is already complete.
  public Future<Optional<Booking>> booking(SessionId sessionId) {
    return onCallersContext(
        bookings.get(
            sessionId,
            (id, _) ->
                ask(PracticeQueries.BOOKING, Tuple.of(UUID.fromString(id.value())))
                    .map(PracticeRow::booking)
                    .toCompletionStage()
                    .toCompletableFuture()));
  }

  /// Empty for a person who does not, or no longer, belong to a practice.
  public Future<Optional<KnownPerson>> person(PersonId personId) {
    return onCallersContext(
        people.get(
            personId,
            (id, _) ->
                ask(PracticeQueries.PERSON_BY_ID, Tuple.of(UUID.fromString(id.value())))
                    .map(rows -> rows(rows).map(PracticeRow::person).findFirst())
                    .toCompletionStage()
                    .toCompletableFuture()));
  }

  /// Today's sessions of this person: first those they take part in, then those they may only
  /// observe.
  public Future<List<SessionListing>> sessionsOf(PersonId personId) {
    return ask(
            PracticeQueries.SESSIONS_OF,
            Tuple.of(UUID.fromString(personId.value()), clock.instant().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows(rows).map(PracticeRow::listing).toList());
  }

  /// Everyone whom this organization's practice file names: clinicians first, then the front desk,
  /// patients, guests.
  public Future<List<KnownPerson>> peopleOf(OrganizationId organizationId) {
    return ask(PracticeQueries.PEOPLE_OF, Tuple.of(UUID.fromString(organizationId.value())))
        .map(rows -> rows(rows).map(PracticeRow::person).toList());
  }

  /// The person on call for this organization; empty if the practice named none.
  public Future<Optional<OnCallPerson>> onCall(OrganizationId organizationId) {
    return ask(PracticeQueries.ON_CALL, Tuple.of(UUID.fromString(organizationId.value())))
        .map(rows -> rows(rows).map(PracticeRow::onCall).findFirst());
  }

  /// The emergency numbers for a county: its own before those of the state.
  public Future<List<EmergencyNumber>> emergencyNumbers(
      OrganizationId organizationId, String state, String county) {
    return ask(
            PracticeQueries.EMERGENCY_NUMBERS,
            Tuple.of(UUID.fromString(organizationId.value()), state, county))
        .map(rows -> rows(rows).map(PracticeRow::emergencyNumber).toList());
  }

  /// Drops the cached booking of one session.
  public void invalidate(SessionId sessionId) {
    bookings.synchronous().invalidate(sessionId);
  }

  /// Drops all cached answers, after a change of the tables.
  public void invalidateAll() {
    bookings.synchronous().invalidateAll();
    people.synchronous().invalidateAll();
  }

  private Future<RowSet<Row>> ask(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters);
  }

  private static Stream<Row> rows(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /// Returns each caller to its own context; several callers may wait for one query.
  private <T> Future<T> onCallersContext(CompletableFuture<T> answer) {
    if (answer.isDone() && !answer.isCompletedExceptionally()) {
      return Future.succeededFuture(answer.join());
    }
    return Future.fromCompletionStage(answer, vertx.getOrCreateContext());
  }

  private static <K, V> AsyncCache<K, V> cache(int most) {
    return Caffeine.newBuilder().maximumSize(most).expireAfterWrite(FRESH_FOR).buildAsync();
  }
}
