package org.homegroup.projection.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.homegroup.id.SessionId;
import org.homegroup.projection.EndedSessions;
import org.homegroup.projection.OpenSessions;
import org.homegroup.projection.SessionLifecycles;
import org.homegroup.projection.SessionLifecycles.Begun;
import org.homegroup.projection.SessionLifecycles.Change;
import org.homegroup.projection.SessionLifecycles.Ended;

/// [SessionLifecycles] in the table `session_lifecycle`.
final class PgSessionLifecycles implements PgReadModel<Change>, OpenSessions, EndedSessions {

  private static final String BEGUN =
      """
      insert into session_lifecycle (session_id, begun_position) values ($1, $2)
      on conflict do nothing
      """;

  /// Also of a session whose first entry could not be read.
  private static final String ENDED =
      """
      insert into session_lifecycle (session_id, begun_position, ended_at) values ($1, $2, $3)
      on conflict (session_id) do update set ended_at = excluded.ended_at
      """;

  private static final String OPEN =
      "select session_id from session_lifecycle where ended_at is null order by begun_position";
  private static final String ENDED_AMONG =
      """
      select session_id from session_lifecycle
      where session_id = any ($1) and ended_at is not null
      """;

  private final SessionLifecycles projection = new SessionLifecycles();
  private final PgQueries queries;

  PgSessionLifecycles(PgQueries queries) {
    this.queries = queries;
  }

  @Override
  public SessionLifecycles projection() {
    return projection;
  }

  @Override
  public List<String> tables() {
    return List.of("session_lifecycle");
  }

  @Override
  public Future<?> write(SqlConnection connection, Change change) {
    return switch (change) {
      case Begun it ->
          connection.preparedQuery(BEGUN).execute(Tuple.of(uuid(it.sessionId()), it.position()));
      case Ended it ->
          connection
              .preparedQuery(ENDED)
              .execute(
                  Tuple.of(uuid(it.sessionId()), it.position(), it.at().atOffset(ZoneOffset.UTC)));
    };
  }

  @Override
  public Future<List<SessionId>> all() {
    return queries.ask(OPEN, Tuple.tuple(), PgSessionLifecycles::sessionId);
  }

  @Override
  public Future<Set<SessionId>> among(Collection<SessionId> sessions) {
    if (sessions.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    UUID[] ids = sessions.stream().map(PgSessionLifecycles::uuid).toArray(UUID[]::new);
    return queries
        .ask(ENDED_AMONG, Tuple.tuple().addArrayOfUUID(ids), PgSessionLifecycles::sessionId)
        .map(Set::copyOf);
  }

  static UUID uuid(SessionId sessionId) {
    return UUID.fromString(sessionId.value());
  }

  static SessionId sessionId(Row row) {
    return new SessionId(row.getUUID("session_id").toString());
  }
}
