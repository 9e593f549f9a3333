package org.homegroup.projection;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homegroup.journal.JournalEntry;

/// The store of read models and their checkpoints. Rows and checkpoint change in one transaction,
/// so that each entry is folded in exactly once, whatever dies in between.
public interface ProjectionStore {

  /// By name; a read model that was never built has none.
  Future<Map<String, Checkpoint>> checkpoints();

  /// Runs `work` in one transaction, which is rolled back when the future fails.
  <T> Future<T> inTransaction(Function<Transaction, Future<T>> work);

  /// Changes that become visible together.
  interface Transaction {

    /// Empties the model and sets its checkpoint to 0. Writers in other transactions wait for the
    /// end of this one; readers see the rows as they were.
    Future<Void> clear(Projection<?> projection);

    /// Folds the entries in and moves the checkpoint from `from` to `to`. Fails with [Overtaken]
    /// when the checkpoint is not at `from`.
    Future<Void> advance(Projection<?> projection, long from, List<JournalEntry> entries, long to);
  }

  /// Another writer has moved the checkpoint since it was read: read it again and go on from there.
  final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Overtaken(String projection) {
      super("another writer moved the checkpoint of " + projection, null, false, false);
    }
  }
}
