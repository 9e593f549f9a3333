package org.homegroup.journal.pg;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import org.homegroup.id.SessionId;
import org.homegroup.journal.EventCodec;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.SessionEvent;

/// One session's append, from the call to its answer. It is answered once, on the context it came
/// from; a later answer is without effect.
final class PendingAppend {

  final SessionId sessionId;
  final UUID sessionKey;
  final long expectedVersion;
  final List<SessionEvent> events;
  final List<EventCodec.Encoded> encoded;

  /// `System.nanoTime()` of the call.
  final long since;

  private final Context context;
  private final Promise<List<JournalEntry>> promise = Promise.promise();

  PendingAppend(
      SessionId sessionId,
      long expectedVersion,
      List<SessionEvent> events,
      List<EventCodec.Encoded> encoded,
      Context context,
      long since) {
    this.sessionId = sessionId;
    this.sessionKey = UUID.fromString(sessionId.value());
    this.expectedVersion = expectedVersion;
    this.events = events;
    this.encoded = encoded;
    this.context = context;
    this.since = since;
  }

  Future<List<JournalEntry>> future() {
    return promise.future();
  }

  /// Runs `task` on the caller's context, behind what is waiting there.
  void later(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  void succeed(List<JournalEntry> entries) {
    context.runOnContext(_ -> promise.tryComplete(entries));
  }

  void fail(Throwable failure) {
    context.runOnContext(_ -> promise.tryFail(failure));
  }
}
