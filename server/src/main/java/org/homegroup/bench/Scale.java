package org.homegroup.bench;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param measured how long each throughput is counted
/// @param rounds how often each measurement is repeated
/// @param rooms of the fan-out and of the durable commands, [#SEATS] connections each
/// @param stormPeople who join at once
/// @param inFlight how many of them are on their way at a time
/// @param idlePeople who sit in rooms and say nothing
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

  /// Until what was just begun or ended goes evenly.
  Duration settle() {
    return measured.dividedBy(4);
  }

  private static int roomsFor(int people) {
    return (people + SEATS - 1) / SEATS;
  }
}
