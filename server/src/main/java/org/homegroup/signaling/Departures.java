package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.homegroup.session.SessionCommand;

/// Puts on record that a line ended, once for each connection.
final class Departures {

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
