package org.homegroup.projection.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.loop.Loop;

/// Asks read models, each time after they have caught up with the journal: an answer holds all that
/// was on record when the question was asked, whichever node wrote it. Answers come on the caller's
/// context; fails with [JournalUnavailable].
final class PgQueries {

  private final Vertx vertx;
  private final Pool pool;
  private final Supplier<Future<?>> catchUp;

  PgQueries(Vertx vertx, Pool pool, Supplier<Future<?>> catchUp) {
    this.vertx = vertx;
    this.pool = pool;
    this.catchUp = catchUp;
  }

  <T> Future<List<T>> ask(String sql, Tuple parameters, Function<Row, T> read) {
    Loop caller = Loop.of(vertx.getOrCreateContext());
    return caller.bring(
        catchUp
            .get()
            .compose(_ -> pool.preparedQuery(sql).execute(parameters))
            .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList())
            .recover(failure -> Future.failedFuture(new JournalUnavailable(failure))));
  }
}
