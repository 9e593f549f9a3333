package org.homegroup.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;
import org.homegroup.id.SessionId;
import org.homegroup.session.SessionEvent;

/// The append-only record of what happened in each group session: the truth from which rooms, media
/// and exports are derived. One stream a session; versions start at 1 and have no gaps.
///
/// Writers compete by version, not by ownership: any node may serve any session. Futures complete
/// on the caller's context.
///
/// A question that one feature has is not asked here: it is a read model of `projection`.
public interface Journal {

  /// Appends all the events or none. `expectedVersion` is the version of the last event the writer
  /// has seen, 0 for a stream that does not exist. The instants in the events must have no more
  /// than milliseconds ([IllegalArgumentException] otherwise), so that what is read back equals
  /// what was appended. The future completes with the entries once they are durable; at once and
  /// with none when there are no events.
  ///
  /// Fails with [JournalConflict] when somebody else has written since: read what is new, fold it
  /// in, decide again. Fails with [JournalUnavailable] when it is not known to be durable: refuse
  /// the command, and read the stream again before the next one, since the write may have happened.
  Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events);

  /// The entries of one session with a version greater than `afterVersion`, in order. Fails with
  /// [CorruptEntry] when one of them cannot be read, with [JournalUnavailable] when none can.
  Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion);

  /// The entries of all sessions with a position greater than `afterPosition`, in order, at most
  /// `limit`. An entry with a lower position than one that was returned never appears later.
  ///
  /// The list ends before an entry that cannot be read; when that is the first, the future fails
  /// with [CorruptEntry], whose position is where to go on.
  Future<List<JournalEntry>> readAll(long afterPosition, int limit);

  /// Calls `consumer` on the caller's context with what this node appends from now on, one append a
  /// call, after it is durable and in the order of each stream. To miss nothing, subscribe first
  /// and then [#readAll] from the last position.
  Subscription subscribe(Consumer<List<JournalEntry>> consumer);

  /// Ends a subscription; may be called again without effect.
  interface Subscription {
    void cancel();
  }
}
