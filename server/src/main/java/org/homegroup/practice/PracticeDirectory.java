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
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;

/// What the practice says about sessions and people. Answers are kept for some seconds, so that a
/// thousand people arriving at once cost one query a session; a change of the tables is seen after
/// [#FRESH_FOR] at the latest, at once on the node that calls [#invalidate].
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

  /// Empty if there is no such session, or it was called off. One query, and none while it is
  /// fresh; then the future is complete already.
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

  /// Empty for somebody who is not or no longer with a practice.
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

  /// Today's sessions of this person, their own before those they may only look at.
  public Future<List<SessionListing>> sessionsOf(PersonId personId) {
    return ask(
            PracticeQueries.SESSIONS_OF,
            Tuple.of(UUID.fromString(personId.value()), clock.instant().atOffset(ZoneOffset.UTC)))
        .map(rows -> rows(rows).map(PracticeRow::listing).toList());
  }

  /// Everybody whom the practice file of this organization names: clinicians first, then the front
  /// desk, patients, guests.
  public Future<List<KnownPerson>> peopleOf(UUID organizationId) {
    return ask(PracticeQueries.PEOPLE_OF, Tuple.of(organizationId))
        .map(rows -> rows(rows).map(PracticeRow::person).toList());
  }

  /// Who is on call for this organization; empty if the practice named nobody.
  public Future<Optional<OnCallPerson>> onCall(UUID organizationId) {
    return ask(PracticeQueries.ON_CALL, Tuple.of(organizationId))
        .map(rows -> rows(rows).map(PracticeRow::onCall).findFirst());
  }

  /// The numbers for somebody who is in this county, its own before those of the state.
  public Future<List<EmergencyNumber>> emergencyNumbers(
      UUID organizationId, String state, String county) {
    return ask(PracticeQueries.EMERGENCY_NUMBERS, Tuple.of(organizationId, state, county))
        .map(rows -> rows(rows).map(PracticeRow::emergencyNumber).toList());
  }

  /// Forgets what is kept about one session.
  public void invalidate(SessionId sessionId) {
    bookings.synchronous().invalidate(sessionId);
  }

  /// Forgets everything, after the tables have changed.
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

  /// Several callers wait for one answer; each goes on where it was, not where the query was.
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
