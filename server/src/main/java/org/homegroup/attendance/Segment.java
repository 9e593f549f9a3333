package org.homegroup.attendance;

import java.util.Arrays;

/// A period in which nothing changed for anyone. It ends where the next one starts.
final class Segment {

  /// Milliseconds since 1970 UTC.
  final long start;

  SessionClock clock;
  private int[] seats;

  /// The number of connected leads with the group.
  private int leadsHere;

  private Segment(long start, SessionClock clock, int[] seats, int leadsHere) {
    this.start = start;
    this.clock = clock;
    this.seats = seats;
    this.leadsHere = leadsHere;
  }

  /// The segment before the first event.
  static Segment first() {
    return new Segment(Long.MIN_VALUE, SessionClock.NOT_STARTED, new int[0], 0);
  }

  Segment from(long later) {
    return new Segment(later, clock, seats.clone(), leadsHere);
  }

  /// The number of seats known in this segment; later seats are not yet taken.
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
    leadsHere +=
        (SeatFlags.supervises(bits) ? 1 : 0) - (SeatFlags.supervises(seats[number]) ? 1 : 0);
    seats[number] = bits;
  }

  /// Whether a connected lead is with the group.
  boolean supervised() {
    return leadsHere > 0;
  }

  TimeClass counted(int number) {
    return SeatFlags.counted(seat(number), clock, supervised());
  }
}
