package org.homegroup.bench.live;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.homegroup.bench.harness.RealServer;

/// The reference for the journal. Each writer appends one row and the next one when it is durable.
/// One statement runs at a time and inserts all waiting rows into a table of a number and a text,
/// without versions, JSON or order.
final class BareGroupCommit {

  private static final String TABLE =
      """
      create table if not exists bench_bare (
        id bigint generated always as identity primary key, body text not null)
      """;
  private static final String INSERT = "insert into bench_bare (body) select unnest($1::text[])";

  /// The size of a row of the journal.
  private static final String BODY = "x".repeat(240);

  private final Pool pool;
  private final Context context;
  private final int writers;
  private final LongAdder count = new LongAdder();
  private List<Row> waiting = new ArrayList<>();
  private boolean busy;
  private volatile boolean running;

  private record Row(String body, Promise<Void> durable) {}

  BareGroupCommit(Pool pool, Context context, int writers) {
    this.pool = pool;
    this.context = context;
    this.writers = writers;
    RealServer.await(pool.query(TABLE).execute());
  }

  LongAdder count() {
    return count;
  }

  void start() {
    running = true;
    context.runOnContext(
        _ -> {
          for (int i = 0; i < writers; i++) {
            append();
          }
        });
  }

  void stop() {
    running = false;
  }

  private void append() {
    Promise<Void> durable = Promise.promise();
    durable
        .future()
        .onSuccess(
            _ -> {
              count.increment();
              if (running) {
                append();
              }
            });
    waiting.add(new Row(BODY, durable));
    if (!busy) {
      busy = true;
      context.runOnContext(_ -> next());
    }
  }

  private void next() {
    List<Row> batch = waiting;
    waiting = new ArrayList<>();
    if (batch.isEmpty()) {
      busy = false;
      return;
    }
    pool.preparedQuery(INSERT)
        .execute(Tuple.of(batch.stream().map(Row::body).toArray(String[]::new)))
        .onSuccess(
            _ -> {
              batch.forEach(row -> row.durable().complete());
              next();
            });
  }
}
