package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.GroupSession.Open;
import org.homegroup.session.Seat;
import org.homegroup.session.SessionCommand;

/// Puts on record that a line ended.
final class Departures {

  private Departures() {}

  /// Nothing happens if the seat has another connection by now, or was given up.
  static void lost(Gathering gathering, Connection connection, Instant lastSeenAt) {
    if (!isOn(gathering, connection)) {
      return;
    }
    gathering
        .reports()
        .submit(
            gathering.session(),
            now ->
                new SessionCommand.LoseConnection(
                    connection.participantId(), connection.connectionId(), lastSeenAt, now));
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
                                  connection.participantId(), connection.connectionId(), now, now));
                })
            .toList();
    return Future.join(leaving).mapEmpty();
  }

  private static boolean isOn(Gathering gathering, Connection connection) {
    return gathering.session().state() instanceof Open open
        && open.seat(connection.participantId())
            .flatMap(Seat::connectionId)
            .filter(connection.connectionId()::equals)
            .isPresent();
  }
}
