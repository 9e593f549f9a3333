package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.CloseCode;

/// Puts on record that a line ended, once for each connection.
public final class DisconnectReporter {

  private static final ParticipantId NOBODY = new ParticipantId("p-nobody");

  private DisconnectReporter() {}

  /// Nothing happens if the connection has left before, was taken over, or its seat given up.
  static void lost(LiveRoom gathering, Connection connection, Instant lastSeenAt) {
    if (gathering.seated().depart(connection, lastSeenAt)) {
      gathering
          .reports()
          .submit(
              now ->
                  new SessionCommand.LoseConnection(
                      connection.participantId(),
                      connection.connectionId(),
                      connection.since(),
                      lastSeenAt,
                      now));
    }
  }

  /// Somebody was not let in because something broke, and may be on record all the same: then that
  /// line ends where it began.
  static void neverCame(
      LiveRoom gathering, PersonId personId, ConnectionId connectionId, Instant arrivedAt) {
    gathering
        .reports()
        .submit(
            now ->
                new SessionCommand.LoseConnection(
                    seatOf(gathering, personId), connectionId, arrivedAt, arrivedAt, now));
  }

  private static ParticipantId seatOf(LiveRoom gathering, PersonId personId) {
    return gathering.session().state() instanceof Open open
        ? open.seatOf(personId).map(Seat::participantId).orElse(NOBODY)
        : NOBODY;
  }

  public static Future<Void> serverStops(LiveRoom gathering) {
    List<Future<?>> leaving =
        gathering.seated().all().stream()
            .<Future<?>>map(
                connection -> {
                  gathering.seated().remove(connection);
                  connection.goodbye(CloseCode.SERVER_STOPPING);
                  return gathering
                      .session()
                      .submit(
                          now ->
                              new SessionCommand.LoseConnection(
                                  connection.participantId(),
                                  connection.connectionId(),
                                  connection.since(),
                                  now,
                                  now));
                })
            .toList();
    return Future.join(leaving).mapEmpty();
  }
}
