package org.homegroup.journal.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalConflict;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;

/// Lets the appends of different sessions share a commit. One statement is on its way at a time;
/// what comes meanwhile waits and goes together with the next. A lone append does not wait at all.
///
/// When a statement takes too long, the journal counts as unavailable until it has an end: the
/// appends in it and behind it fail, and new ones are refused at once. Writing past it would let
/// entries appear out of order.
final class GroupCommit {

  /// `waiting`: appends that may wait; more are refused. `batch`: events in one statement, unless a
  /// single append has more. `patience`: how long a statement may take. `abandon`: after which a
  /// statement without an end is given up, for a connection that is dead without saying so.
  record Limits(int waiting, int batch, Duration patience, Duration abandon) {
    static final Limits DEFAULT =
        new Limits(10_000, 2_000, Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  private final Vertx vertx;
  private final Pool pool;
  private final Limits limits;
  private final JournalMetrics metrics;
  private final StreamEnds ends;
  private final Consumer<List<JournalEntry>> afterCommit;

  // Guarded by this. Held for moments only, and never while anybody else's code runs.
  private Deque<PendingAppend> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean stalled;

  GroupCommit(
      Vertx vertx,
      Pool pool,
      Limits limits,
      JournalMetrics metrics,
      StreamEnds ends,
      Consumer<List<JournalEntry>> afterCommit) {
    this.vertx = vertx;
    this.pool = pool;
    this.limits = limits;
    this.metrics = metrics;
    this.ends = ends;
    this.afterCommit = afterCommit;
  }

  void submit(PendingAppend append) {
    if (ends.isStale(append.sessionId, append.expectedVersion)) {
      conflict(append);
      return;
    }
    synchronized (this) {
      if (!stalled && waiting.size() < limits.waiting()) {
        waiting.add(append);
        if (busy) {
          return;
        }
        busy = true;
      } else {
        metrics.refused();
        append.fail(
            new JournalUnavailable(stalled ? "a write has no end" : "too many writes are waiting"));
        return;
      }
    }
    // Whatever else this event loop has to do now may want to append, too.
    append.later(this::next);
  }

  /// Writes the next batch; called once for each time that `busy` became true.
  private void next() {
    List<PendingAppend> batch = takeBatch();
    if (batch.isEmpty()) {
      return;
    }
    metrics.batch(batch.size());
    AtomicBoolean over = new AtomicBoolean();
    long patience = vertx.setTimer(limits.patience().toMillis(), _ -> stall(over, batch));
    long abandon = vertx.setTimer(limits.abandon().toMillis(), _ -> goOn(over));
    write(batch)
        .onComplete(
            _ -> {
              vertx.cancelTimer(patience);
              vertx.cancelTimer(abandon);
              // Behind the answers just given, whose receivers may append again.
              batch.getLast().later(() -> goOn(over));
            });
  }

  /// At most one append of a session, in the order they came; not busy any more when there is none.
  private synchronized List<PendingAppend> takeBatch() {
    List<PendingAppend> batch = new ArrayList<>();
    Set<SessionId> sessions = new HashSet<>();
    Deque<PendingAppend> later = new ArrayDeque<>();
    int events = 0;
    while (!waiting.isEmpty() && (batch.isEmpty() || events < limits.batch())) {
      PendingAppend append = waiting.poll();
      if (sessions.add(append.sessionId)) {
        batch.add(append);
        events += append.events.size();
      } else {
        later.add(append);
      }
    }
    later.addAll(waiting);
    waiting = later;
    busy = !batch.isEmpty();
    return batch;
  }

  private void goOn(AtomicBoolean over) {
    if (over.compareAndSet(false, true)) {
      synchronized (this) {
        stalled = false;
      }
      next();
    }
  }

  private void stall(AtomicBoolean over, List<PendingAppend> batch) {
    List<PendingAppend> failing = new ArrayList<>(batch);
    synchronized (this) {
      if (over.get()) {
        return;
      }
      stalled = true;
      failing.addAll(waiting);
      waiting.clear();
    }
    failing.forEach(append -> unavailable(append, new JournalUnavailable("no answer in time")));
  }

  /// Completes when every append of the batch has its answer; never fails.
  private Future<Void> write(List<PendingAppend> batch) {
    boolean seen =
        batch.stream().allMatch(append -> ends.reaches(append.sessionId, append.expectedVersion));
    return AppendStatement.execute(pool, batch, seen)
        .map(
            written -> {
              answer(batch, written);
              return (Void) null;
            })
        .recover(failure -> afterFailure(batch, failure));
  }

  private void answer(List<PendingAppend> batch, Map<PendingAppend, List<JournalEntry>> written) {
    for (PendingAppend append : batch) {
      List<JournalEntry> entries = written.get(append);
      if (entries == null) {
        conflict(append);
      } else {
        metrics.appended(append);
        ends.seen(append.sessionId, entries.getLast().version());
        append.succeed(entries);
        afterCommit.accept(entries);
      }
    }
  }

  /// A failed statement has written nothing. When the fault is with one append's data or luck, the
  /// others must not suffer for it: each is tried alone.
  private Future<Void> afterFailure(List<PendingAppend> batch, Throwable failure) {
    String sqlState = failure instanceof PgException e ? e.getSqlState() : "";
    if (batch.size() > 1 && concernsOneAppend(sqlState)) {
      Future<Void> each = Future.succeededFuture();
      for (PendingAppend append : batch) {
        each = each.compose(_ -> write(List.of(append)));
      }
      return each;
    }
    for (PendingAppend append : batch) {
      if (sqlState.equals("23505")) {
        conflict(append);
      } else {
        unavailable(append, new JournalUnavailable(failure));
      }
    }
    return Future.succeededFuture();
  }

  /// Classes 22 (data), 23 (constraint) and 40 (rolled back for another transaction's sake).
  private static boolean concernsOneAppend(String sqlState) {
    return sqlState.startsWith("22") || sqlState.startsWith("23") || sqlState.startsWith("40");
  }

  private void conflict(PendingAppend append) {
    metrics.conflict();
    append.fail(new JournalConflict(append.sessionId, append.expectedVersion));
  }

  private void unavailable(PendingAppend append, JournalUnavailable failure) {
    metrics.unavailable();
    append.fail(failure);
  }
}
