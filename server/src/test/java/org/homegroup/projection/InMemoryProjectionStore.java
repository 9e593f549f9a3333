package org.homegroup.projection;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homegroup.journal.JournalEntry;

/// Keeps which entries each projection was handed, and fails or is overtaken when told to.
final class InMemoryProjectionStore implements ProjectionStore {

  private Map<String, Checkpoint> checkpoints = new HashMap<>();
  private Map<String, List<JournalEntry>> folded = new HashMap<>();
  private int failures;
  private Runnable before = () -> {};

  /// So many transactions are rolled back from now on.
  synchronized void fail(int transactions) {
    failures = transactions;
  }

  /// Runs once, between the reading of the checkpoints and the next transaction.
  synchronized void beforeNextTransaction(Runnable task) {
    before = task;
  }

  synchronized List<JournalEntry> folded(Projection<?> projection) {
    return List.copyOf(folded.getOrDefault(projection.name(), List.of()));
  }

  synchronized void set(String projection, Checkpoint checkpoint) {
    checkpoints.put(projection, checkpoint);
  }

  @Override
  public synchronized Future<Map<String, Checkpoint>> checkpoints() {
    return Future.succeededFuture(Map.copyOf(checkpoints));
  }

  @Override
  public synchronized <T> Future<T> inTransaction(Function<Transaction, Future<T>> work) {
    Runnable first = before;
    before = () -> {};
    first.run();
    var copies = new HashMap<String, List<JournalEntry>>();
    folded.forEach((name, entries) -> copies.put(name, new ArrayList<>(entries)));
    var transaction = new InMemoryTransaction(new HashMap<>(checkpoints), copies);
    if (failures > 0) {
      failures--;
      return Future.failedFuture("as the test asked for");
    }
    return work.apply(transaction)
        .onSuccess(
            _ -> {
              synchronized (this) {
                checkpoints = transaction.checkpoints;
                folded = transaction.folded;
              }
            });
  }

  private record InMemoryTransaction(
      Map<String, Checkpoint> checkpoints, Map<String, List<JournalEntry>> folded)
      implements Transaction {

    @Override
    public Future<Void> clear(Projection<?> projection) {
      checkpoints.put(projection.name(), new Checkpoint(projection.schemaVersion(), 0));
      folded.put(projection.name(), new ArrayList<>());
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> advance(
        Projection<?> projection, long from, List<JournalEntry> entries, long to) {
      if (checkpoints.get(projection.name()).position() != from) {
        return Future.failedFuture(new Overtaken(projection.name()));
      }
      checkpoints.put(projection.name(), new Checkpoint(projection.schemaVersion(), to));
      folded.get(projection.name()).addAll(entries);
      return Future.succeededFuture();
    }
  }
}
