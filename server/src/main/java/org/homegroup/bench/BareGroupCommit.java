package org.homegroup.bench;

import io.vertx.core.Context;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/// The reference of the journal: one statement after the other, each with a row of every writer,
/// into a table with nothing but a number and a text. No versions, no order, no answers.
final class BareGroupCommit {

  private static final String TABLE =
      """
      create table if not exists bench_bare (
        id bigint generated always as identity primary key, body text not null)
      """;
  private static final String INSERT = "insert into bench_bare (body) select unnest($1::text[])";
  private static final int BODY = 240;

  private final Pool pool;
  private final Context context;
  private final String[] rows;
  private final LongAdder count = new LongAdder();
  private volatile boolean running;

  BareGroupCommit(Pool pool, Context context, int writers) {
    this.pool = pool;
    this.context = context;
    this.rows = new String[writers];
    Arrays.fill(rows, "x".repeat(BODY));
    RealServer.await(pool.query(TABLE).execute());
  }

  LongAdder count() {
    return count;
  }

  void start() {
    running = true;
    context.runOnContext(_ -> next());
  }

  void stop() {
    running = false;
  }

  private void next() {
    pool.preparedQuery(INSERT)
        .execute(Tuple.of(rows))
        .onSuccess(
            _ -> {
              count.add(rows.length);
              if (running) {
                next();
              }
            });
  }
}
