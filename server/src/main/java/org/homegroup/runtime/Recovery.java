package org.homegroup.runtime;

import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.projection.OpenSessions;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes, after a crash, the connections that the journal believes up: they died with the server,
/// and end at their last proof of life. Runs before the first socket is accepted. Assumes one node;
/// with several, only the dead node's connections may be closed.
public final class Recovery {

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final OpenSessions open;
  private final LivenessStore liveness;
  private final LiveSessions sessions;

  public Recovery(OpenSessions open, LivenessStore liveness, LiveSessions sessions) {
    this.open = open;
    this.liveness = liveness;
    this.sessions = sessions;
  }

  /// Completes with the number of closed connections.
  public Future<Integer> run() {
    return open.all()
        .compose(found -> Future.all(found.stream().map(this::recover).toList()).map(this::total))
        .onSuccess(
            closed -> {
              if (closed > 0) {
                log.info("Closed {} connections that died with the last server", closed);
              }
            });
  }

  private int total(CompositeFuture all) {
    return all.<Integer>list().stream().mapToInt(Integer::intValue).sum();
  }

  private Future<Integer> recover(SessionId sessionId) {
    return liveness
        .lastSeen(sessionId)
        .compose(seen -> sessions.open(sessionId).compose(session -> close(session, seen)))
        .recover(failure -> leaveOut(sessionId, failure));
  }

  /// Skips a session whose ledger cannot be read: that session stays closed to everyone, and
  /// recovery continues with the others.
  private static Future<Integer> leaveOut(SessionId sessionId, Throwable failure) {
    if (failure instanceof CorruptEntry) {
      log.error("Session {} cannot be taken up again", sessionId, failure);
      return Future.succeededFuture(0);
    }
    return Future.failedFuture(failure);
  }

  private Future<Integer> close(LiveSession session, Map<ConnectionId, Instant> seen) {
    if (!(session.state() instanceof Open open)) {
      return Future.succeededFuture(0);
    }
    List<Future<Outcome>> closing =
        open.seats().values().stream()
            .filter(Seat::connected)
            .map(
                seat -> {
                  ConnectionState.Up up = (ConnectionState.Up) seat.connection();
                  Instant last = seen.getOrDefault(up.connectionId(), up.since());
                  return session.submit(
                      now ->
                          new SessionCommand.LoseConnection(
                              seat.participantId(), up.connectionId(), up.since(), last, now));
                })
            .toList();
    return Future.all(closing).map(closing.size());
  }
}
