package org.homegroup.projection;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings read models up to the end of the journal: when a question needs it ([#catchUp]), and
/// within [#LAG] of an append of this node, so that little is left to do at a question or a start.
/// Runs on its own loop; nothing of the live path waits for it but who asks a read model.
public final class ProjectionRunner {

  private static final Logger log = LoggerFactory.getLogger(ProjectionRunner.class);

  static final Duration LAG = Duration.ofSeconds(1);
  static final int BATCH = 1_000;

  private final Journal journal;
  private final ProjectionStore store;
  private final List<Projection<?>> projections;
  private final Loop loop;
  private final ProjectionMetrics metrics;

  // On the loop.
  private List<Promise<Long>> asked = new ArrayList<>();
  private boolean running;
  private boolean planned;
  private boolean stopped;
  private Journal.Subscription subscription = () -> {};

  public ProjectionRunner(
      Journal journal,
      ProjectionStore store,
      List<Projection<?>> projections,
      Loop loop,
      Metrics metrics) {
    this.journal = journal;
    this.store = store;
    this.projections = List.copyOf(projections);
    this.loop = loop;
    this.metrics = new ProjectionMetrics(metrics);
  }

  /// Follows what this node appends from now on.
  public void follow() {
    loop.execute(() -> subscription = journal.subscribe(_ -> plan()));
  }

  /// Completes when everything that was on record at the time of this call is in every read model,
  /// with the number of entries that were read for it. Calls that come together share one run.
  public Future<Long> catchUp() {
    Promise<Long> promise = Promise.promise();
    loop.execute(
        () -> {
          asked.add(promise);
          runIfIdle();
        });
    return promise.future();
  }

  /// Empties every read model and folds the whole journal again, in one transaction: others see the
  /// old rows until it is done. Completes with the number of entries that were read.
  public Future<Long> rebuild() {
    return onLoop(() -> rebuild(projections));
  }

  /// Stops following, and leaves nothing for the next start to read.
  public Future<Long> stop() {
    loop.execute(
        () -> {
          stopped = true;
          subscription.cancel();
        });
    return catchUp();
  }

  private void plan() {
    if (!planned && !stopped) {
      planned = true;
      loop.after(
          LAG,
          () -> {
            planned = false;
            if (!stopped) {
              catchUp().onFailure(_ -> loop.execute(this::plan));
            }
          });
    }
  }

  private void runIfIdle() {
    if (running || asked.isEmpty()) {
      return;
    }
    running = true;
    List<Promise<Long>> answering = asked;
    asked = new ArrayList<>();
    repeat(this::step)
        .onFailure(this::failed)
        .onComplete(
            result -> {
              running = false;
              answering.forEach(promise -> promise.handle(result));
              runIfIdle();
            });
  }

  private void failed(Throwable failure) {
    metrics.failed();
    log.warn("The read models could not be brought up to the journal", failure);
  }

  /// One step of the way to the journal's end.
  ///
  /// @param last the end is reached
  private record Step(long read, boolean last) {}

  /// The next batch for all projections; or, first, a rebuild of those that are new or changed.
  private Future<Step> step() {
    return store
        .checkpoints()
        .compose(
            checkpoints -> {
              List<Projection<?>> outdated =
                  projections.stream().filter(it -> isOutdated(it, checkpoints)).toList();
              return outdated.isEmpty()
                  ? advance(checkpoints)
                  : rebuild(outdated).map(read -> new Step(read, false));
            });
  }

  private static boolean isOutdated(Projection<?> projection, Map<String, Checkpoint> checkpoints) {
    Checkpoint checkpoint = checkpoints.get(projection.name());
    return checkpoint == null || checkpoint.schemaVersion() != projection.schemaVersion();
  }

  private Future<Step> advance(Map<String, Checkpoint> checkpoints) {
    long lowest =
        projections.stream()
            .mapToLong(it -> checkpoints.get(it.name()).position())
            .min()
            .orElseThrow();
    return next(lowest)
        .compose(
            batch ->
                batch.end() == lowest
                    ? Future.succeededFuture(new Step(0, true))
                    : store
                        .inTransaction(transaction -> write(transaction, checkpoints, batch))
                        .map(new Step(batch.entries().size(), false))
                        .recover(ProjectionRunner::ifOvertaken));
  }

  private static Future<Step> ifOvertaken(Throwable failure) {
    return failure instanceof ProjectionStore.Overtaken
        ? Future.succeededFuture(new Step(0, false))
        : Future.failedFuture(failure);
  }

  private Future<Void> write(
      ProjectionStore.Transaction transaction, Map<String, Checkpoint> checkpoints, Batch batch) {
    Future<Void> written = Future.succeededFuture();
    for (Projection<?> projection : projections) {
      long from = checkpoints.get(projection.name()).position();
      if (from < batch.end()) {
        List<JournalEntry> due =
            batch.entries().stream().filter(entry -> entry.position() > from).toList();
        written = written.compose(_ -> transaction.advance(projection, from, due, batch.end()));
      }
    }
    return written;
  }

  private Future<Long> rebuild(List<Projection<?>> outdated) {
    return store
        .inTransaction(
            transaction -> {
              Future<Void> cleared = Future.succeededFuture();
              for (Projection<?> projection : outdated) {
                cleared = cleared.compose(_ -> transaction.clear(projection));
              }
              var rebuild = new Rebuild(transaction, outdated);
              return cleared.compose(_ -> repeat(rebuild::step));
            })
        .onSuccess(
            read ->
                log.info("Rebuilt {} read models from {} journal entries", outdated.size(), read));
  }

  /// The whole journal, batch after batch, within one transaction.
  private final class Rebuild {

    private final ProjectionStore.Transaction transaction;
    private final List<Projection<?>> outdated;
    private long position;

    Rebuild(ProjectionStore.Transaction transaction, List<Projection<?>> outdated) {
      this.transaction = transaction;
      this.outdated = outdated;
    }

    Future<Step> step() {
      long from = position;
      return next(from)
          .compose(
              batch -> {
                position = batch.end();
                Future<Void> written = Future.succeededFuture();
                if (batch.end() > from) {
                  for (Projection<?> it : outdated) {
                    written =
                        written.compose(
                            _ -> transaction.advance(it, from, batch.entries(), batch.end()));
                  }
                }
                return written.map(new Step(batch.entries().size(), batch.end() == from));
              });
    }
  }

  /// @param end where to go on; where it began if there is nothing more
  private record Batch(List<JournalEntry> entries, long end) {}

  private Future<Batch> next(long after) {
    return loop.bring(journal.readAll(after, BATCH))
        .map(
            entries -> {
              metrics.read(entries.size());
              return new Batch(entries, entries.isEmpty() ? after : entries.getLast().position());
            })
        .recover(ProjectionRunner.this::ifCorrupt);
  }

  /// Leaves out an entry that cannot be read; other entries and sessions go on.
  private Future<Batch> ifCorrupt(Throwable failure) {
    if (failure instanceof CorruptEntry corrupt) {
      metrics.skipped();
      log.error("Session {}: an entry is left out of read models", corrupt.sessionId(), corrupt);
      return Future.succeededFuture(new Batch(List.of(), corrupt.position()));
    }
    return Future.failedFuture(failure);
  }

  /// One step after another, each in a turn of its own, until the last; completes with the sum.
  private Future<Long> repeat(Supplier<Future<Step>> step) {
    Promise<Long> done = Promise.promise();
    repeat(step, 0, done);
    return done.future();
  }

  private void repeat(Supplier<Future<Step>> step, long before, Promise<Long> done) {
    step.get()
        .onFailure(done::fail)
        .onSuccess(
            it -> {
              long read = before + it.read();
              if (it.last()) {
                done.complete(read);
              } else {
                loop.execute(() -> repeat(step, read, done));
              }
            });
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> task) {
    Promise<T> promise = Promise.promise();
    loop.execute(() -> task.get().onComplete(promise));
    return promise.future();
  }
}
