package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.CloseCode;

/// Records that a connection ended, once for each connection.
final class DisconnectReporter {

  private static final ParticipantId NOBODY = new ParticipantId("p-nobody");

  private final LiveSession session;
  private final ConnectionRegistry connections;
  private final ObservationQueue observations;

  DisconnectReporter(
      LiveSession session, ConnectionRegistry connections, ObservationQueue observations) {
    this.session = session;
    this.connections = connections;
    this.observations = observations;
  }

  /// Nothing happens if the connection has left before, was taken over, or its seat given up.
  void lost(Connection connection, Instant lastSeenAt) {
    if (connections.depart(connection, lastSeenAt)) {
      observations.submit(now -> end(connection, lastSeenAt, now));
    }
  }

  /// A join failed after the journal may have recorded it: then that connection ends where it
  /// began.
  void neverCame(PersonId personId, ConnectionId connectionId, Instant arrivedAt) {
    observations.submit(
        now ->
            new SessionCommand.LoseConnection(
                seatOf(personId), connectionId, arrivedAt, arrivedAt, now));
  }

  private ParticipantId seatOf(PersonId personId) {
    return session.state() instanceof Open open
        ? open.seatOf(personId).map(Seat::participantId).orElse(NOBODY)
        : NOBODY;
  }

  /// Completes when the ends of all connections are on record, or could not be recorded.
  Future<Void> serverStops() {
    List<Future<?>> leaving = connections.all().stream().<Future<?>>map(this::serverStops).toList();
    return Future.join(leaving).mapEmpty();
  }

  private Future<?> serverStops(Connection connection) {
    connections.remove(connection);
    connection.goodbye(CloseCode.SERVER_STOPPING);
    return session.submit(now -> end(connection, now, now));
  }

  private static SessionCommand end(Connection connection, Instant lastSeenAt, Instant now) {
    return new SessionCommand.LoseConnection(
        connection.participantId(), connection.connectionId(), connection.since(), lastSeenAt, now);
  }
}
