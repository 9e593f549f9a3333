package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.Seat;
import org.homegroup.session.SessionCommand;

/// Puts on record that a line ended, once for each connection.
final class Departures {

  private static final ParticipantId NOBODY = new ParticipantId("p-nobody");

  private Departures() {}

  /// Nothing happens if the connection has left before, was taken over, or its seat given up.
  static void lost(Gathering gathering, Connection connection, Instant lastSeenAt) {
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
      Gathering gathering, PersonId personId, ConnectionId connectionId, Instant arrivedAt) {
    gathering
        .reports()
        .submit(
            now ->
                new SessionCommand.LoseConnection(
                    seatOf(gathering, personId), connectionId, arrivedAt, arrivedAt, now));
  }

  private static ParticipantId seatOf(Gathering gathering, PersonId personId) {
    return gathering.session().state() instanceof Open open
        ? open.seatOf(personId).map(Seat::participantId).orElse(NOBODY)
        : NOBODY;
  }

  static Future<Void> serverStops(Gathering gathering) {
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
