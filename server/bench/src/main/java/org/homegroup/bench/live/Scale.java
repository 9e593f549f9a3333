package org.homegroup.bench.live;

import java.time.Duration;
import java.util.List;
import org.homegroup.bench.harness.Setting;

/// The size of a run.
///
/// @param measured duration of each throughput measurement
/// @param rounds repetitions of each measurement
/// @param rooms of the fan-out and of the durable commands, [#SEATS] connections each
/// @param stormPeople participants who join at once
/// @param inFlight the limit on those who join at a time
/// @param idlePeople participants who only answer pings
record Scale(
    Duration measured, int rounds, int rooms, int stormPeople, int inFlight, int idlePeople) {

  /// Connections in a full room, its lead among them.
  static final int SEATS = 12;

  /// Unacknowledged messages of each sender.
  static final List<Integer> WINDOWS = List.of(1, 4, 16);

  int connections() {
    return rooms * SEATS;
  }

  int stormRooms() {
    return roomsFor(stormPeople);
  }

  int idleRooms() {
    return roomsFor(idlePeople);
  }

  /// The time that the load needs to become even after a start or an end.
  Duration settle() {
    return measured.dividedBy(4);
  }

  private static int roomsFor(int people) {
    return (people + SEATS - 1) / SEATS;
  }

  /// Returns the conditions of the run, printed above the figures.
  List<String> setting() {
    return List.of(
        Setting.machine() + "; server, load and PostgreSQL share the machine.",
        "%d rounds of %.1f s; %d connections in rooms of %d; payload of 200 B; loopback, no TLS."
            .formatted(rounds(), measured().toMillis() / 1000.0, connections(), SEATS),
        "Raised for the load: signaling.messages-per-second 10000, burst 100000; access-token-ttl 12 h.",
        "A storm is connect, hello with a signed token, arrive, be admitted by the room's lead;"
            + " tokens are made before. After %d storms to warm up.".formatted(StormPart.WARM_UPS),
        "Each figure: median (smallest-largest) of the rounds.");
  }
}
