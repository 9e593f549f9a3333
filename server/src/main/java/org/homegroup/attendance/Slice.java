package org.homegroup.attendance;

import java.util.Arrays;

/// A stretch of time in which nothing changed for anyone. It ends where the next one starts.
final class Slice {

  /// Milliseconds since 1970 UTC.
  final long start;

  SessionClock clock;
  private int[] seats;

  Slice(long start, SessionClock clock, int[] seats) {
    this.start = start;
    this.clock = clock;
    this.seats = seats;
  }

  Slice from(long later) {
    return new Slice(later, clock, seats.clone());
  }

  /// How many seats are known here; later ones are not yet taken.
  int seats() {
    return seats.length;
  }

  int seat(int number) {
    return number < seats.length ? seats[number] : 0;
  }

  void seat(int number, int bits) {
    if (number >= seats.length) {
      seats = Arrays.copyOf(seats, number + 1);
    }
    seats[number] = bits;
  }

  /// Whether a lead is in the room and connected.
  boolean covered() {
    for (int bits : seats) {
      if (SeatBits.covers(bits)) {
        return true;
      }
    }
    return false;
  }

  Counted counted(int number) {
    return SeatBits.counted(seat(number), clock, covered());
  }
}
