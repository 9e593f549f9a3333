package org.homegroup.projection.pg;

import static org.homegroup.projection.pg.PgSessionLifecycles.uuid;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.projection.LeftCallback;
import org.homegroup.projection.LeftCallbacks;
import org.homegroup.projection.UntakenCallbacks;
import org.homegroup.projection.UntakenCallbacks.Change;
import org.homegroup.projection.UntakenCallbacks.Due;
import org.homegroup.projection.UntakenCallbacks.Left;
import org.homegroup.projection.UntakenCallbacks.Settled;

/// [UntakenCallbacks] in the table `untaken_callback`.
final class PgUntakenCallbacks implements PgReadModel<Change>, LeftCallbacks {

  private static final String DUE =
      """
      insert into untaken_callback (session_id, crisis_id, participant_id, raised_at, due_at)
      values ($1, $2, $3, $4, $5)
      on conflict (session_id, crisis_id) do update
        set participant_id = excluded.participant_id, raised_at = excluded.raised_at,
          due_at = excluded.due_at
      """;

  private static final String SETTLED =
      "delete from untaken_callback where session_id = $1 and crisis_id = $2";
  private static final String LEFT =
      "update untaken_callback set session_ended_at = $2 where session_id = $1";
  private static final String LEFT_SINCE =
      """
      select session_id, crisis_id, participant_id, raised_at, due_at from untaken_callback
      where session_ended_at >= $1 order by raised_at, session_id, crisis_id
      """;

  private final UntakenCallbacks projection = new UntakenCallbacks();
  private final PgQueries queries;

  PgUntakenCallbacks(PgQueries queries) {
    this.queries = queries;
  }

  @Override
  public UntakenCallbacks projection() {
    return projection;
  }

  @Override
  public List<String> tables() {
    return List.of("untaken_callback");
  }

  @Override
  public Future<?> write(SqlConnection connection, Change change) {
    return switch (change) {
      case Due(var it) ->
          connection
              .preparedQuery(DUE)
              .execute(
                  Tuple.of(
                      uuid(it.sessionId()),
                      it.crisisId().value(),
                      it.participantId().value(),
                      it.raisedAt().atOffset(ZoneOffset.UTC),
                      it.dueAt().atOffset(ZoneOffset.UTC)));
      case Settled it ->
          connection
              .preparedQuery(SETTLED)
              .execute(Tuple.of(uuid(it.sessionId()), it.crisisId().value()));
      case Left it ->
          connection
              .preparedQuery(LEFT)
              .execute(Tuple.of(uuid(it.sessionId()), it.endedAt().atOffset(ZoneOffset.UTC)));
    };
  }

  @Override
  public Future<List<LeftCallback>> since(Instant since) {
    return queries.ask(
        LEFT_SINCE, Tuple.of(since.atOffset(ZoneOffset.UTC)), PgUntakenCallbacks::callback);
  }

  private static LeftCallback callback(Row row) {
    return new LeftCallback(
        PgSessionLifecycles.sessionId(row),
        new CrisisId(row.getString("crisis_id")),
        new ParticipantId(row.getString("participant_id")),
        row.getOffsetDateTime("raised_at").toInstant(),
        row.getOffsetDateTime("due_at").toInstant());
  }
}
