package org.homegroup.practice.file;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.SessionId;
import org.homegroup.practice.file.Occurrences.Occurrence;
import org.homegroup.practice.file.Practice.PlannedSession;
import org.homegroup.practice.file.Practice.Timing;
import org.homegroup.practice.file.PracticeRows.Planned;
import org.homegroup.projection.EndedSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Updates the database to match a [Practice], in one transaction. Loading twice changes nothing;
/// entries that are gone are made inactive. Loading again later creates the sessions of the coming
/// weeks.
public final class PracticeLoader {

  private static final Logger log = LoggerFactory.getLogger(PracticeLoader.class);

  private final Pool pool;
  private final EndedSessions ended;
  private final InstantSource clock;
  private final Duration doorsOpenBefore;

  /// Creates a loader.
  ///
  /// @param pool with at least two connections: `ended` is queried while one is held
  /// @param ended tells which sessions were ended before their time
  /// @param doorsOpenBefore for sessions that do not state it themselves
  public PracticeLoader(
      Pool pool, EndedSessions ended, InstantSource clock, Duration doorsOpenBefore) {
    this.pool = pool;
    this.ended = ended;
    this.clock = clock;
    this.doorsOpenBefore = doorsOpenBefore;
  }

  /// Completes with the organization's id.
  public Future<OrganizationId> load(Practice practice) {
    return pool.withTransaction(
            connection ->
                connection
                    .query(PracticeSql.LOCK)
                    .execute()
                    .compose(_ -> organization(connection, practice))
                    .compose(id -> contents(connection, id, practice).map(id)))
        .map(id -> new OrganizationId(id.toString()))
        .onSuccess(
            _ ->
                log.info(
                    "Practice loaded: {} people, {} rooms, {} sessions planned",
                    practice.people().size(),
                    practice.rooms().size(),
                    practice.sessions().size()));
  }

  private static Future<UUID> organization(SqlConnection connection, Practice practice) {
    var one = practice.organization();
    return connection
        .preparedQuery(PracticeSql.ORGANIZATION)
        .execute(
            Tuple.of(
                one.key(),
                one.name(),
                one.zone().getId(),
                practice.questionnaire().map(JsonObject::new).orElse(null)))
        .map(rows -> rows.iterator().next().getUUID("id"));
  }

  private Future<Void> contents(SqlConnection connection, UUID id, Practice practice) {
    var write = new Writer(connection, id, clock.instant());
    return write
        .rows(PracticeSql.PROGRAMS, PracticeRows.programs(practice))
        .compose(_ -> write.rows(PracticeSql.ROOMS, PracticeRows.rooms(practice)))
        .compose(_ -> write.rows(PracticeSql.PEOPLE, PracticeRows.people(practice)))
        .compose(_ -> write.rows(PracticeSql.ROLES, PracticeRows.roles(practice)))
        .compose(_ -> write.rows(PracticeSql.ENROLLMENTS, PracticeRows.enrollments(practice)))
        .compose(_ -> write.rows(PracticeSql.POLICIES, PracticeRows.policies(practice)))
        .compose(_ -> write.rows(PracticeSql.ON_CALL, PracticeRows.onCall(practice)))
        .compose(
            _ -> write.rows(PracticeSql.EMERGENCY_NUMBERS, PracticeRows.emergencyNumbers(practice)))
        .compose(_ -> running(write))
        .map(running -> planned(practice, running, write.now()))
        .compose(
            planned ->
                write
                    .rowsAt(PracticeSql.SESSIONS, PracticeRows.sessions(planned))
                    .compose(
                        _ -> write.rows(PracticeSql.BOOKINGS, PracticeRows.bookings(planned))));
  }

  private List<Planned> planned(Practice practice, Map<String, Occurrence> running, Instant now) {
    var planned = new ArrayList<Planned>();
    for (PlannedSession session : practice.sessions()) {
      ZoneId zone = practice.zoneOf(session.room());
      var occurrences = new Occurrences(zone, doorsOpenBefore, now);
      Optional<Occurrence> still = Optional.ofNullable(running.get(session.key()));
      boolean fromNow = session.timing() instanceof Timing.FromNow;
      for (Occurrence one : occurrences.of(session, fromNow ? still : Optional.empty())) {
        planned.add(new Planned(session, one, zone.getId()));
      }
    }
    return planned;
  }

  /// The occurrences, by session key, that are neither over by the clock nor ended in the ledger.
  private Future<Map<String, Occurrence>> running(Writer write) {
    return write
        .connection()
        .preparedQuery(PracticeSql.NOT_OVER)
        .execute(Tuple.of(write.id(), write.now().atOffset(ZoneOffset.UTC)))
        .compose(
            rows -> {
              var running = new HashMap<SessionId, Row>();
              for (Row row : rows) {
                running.put(new SessionId(row.getUUID("id").toString()), row);
              }
              return ended.among(running.keySet()).map(over -> running(running, over));
            });
  }

  private static Map<String, Occurrence> running(Map<SessionId, Row> rows, Set<SessionId> over) {
    var running = new HashMap<String, Occurrence>();
    rows.forEach(
        (sessionId, row) -> {
          if (!over.contains(sessionId)) {
            running.put(
                row.getString("key"),
                new Occurrence(
                    row.getString("occurrence"),
                    row.getOffsetDateTime("doors_open_at").toInstant(),
                    row.getOffsetDateTime("starts_at").toInstant(),
                    row.getOffsetDateTime("ends_at").toInstant()));
          }
        });
    return running;
  }

  /// The state of one load: the connection, the organization, and the time that counts as now.
  private record Writer(SqlConnection connection, UUID id, Instant now) {

    Future<Void> rows(String sql, JsonArray rows) {
      return connection.preparedQuery(sql).execute(Tuple.of(id, rows)).mapEmpty();
    }

    Future<Void> rowsAt(String sql, JsonArray rows) {
      return connection
          .preparedQuery(sql)
          .execute(Tuple.of(id, rows, now.atOffset(ZoneOffset.UTC)))
          .mapEmpty();
    }
  }
}
