package org.homegroup.projection.pg;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import org.homegroup.journal.JournalEntry;
import org.homegroup.projection.Projection;

/// The tables of one projection.
///
/// @param <C> one change of their rows
interface PgReadModel<C> {

  Projection<C> projection();

  /// All of which are emptied for a rebuild.
  List<String> tables();

  Future<?> write(SqlConnection connection, C change);

  default Future<Void> clear(SqlConnection connection) {
    Future<Void> cleared = Future.succeededFuture();
    for (String table : tables()) {
      // Not truncate: readers go on with the rows as they were until the rebuild commits.
      cleared = cleared.compose(_ -> connection.query("delete from " + table).execute()).mapEmpty();
    }
    return cleared;
  }

  default Future<Void> fold(SqlConnection connection, List<JournalEntry> entries) {
    Future<?> written = Future.succeededFuture();
    for (JournalEntry entry : entries) {
      for (C change : projection().changes(entry)) {
        written = written.compose(_ -> write(connection, change));
      }
    }
    return written.mapEmpty();
  }
}
