package org.homegroup.attendance;

import java.util.Arrays;

/// A stretch of time in which nothing changed for anyone. It ends where the next one starts.
final class Segment {

  /// Milliseconds since 1970 UTC.
  final long start;

  SessionClock clock;
  private int[] seats;

  /// How many leads are with the group and connected.
  private int leadsHere;

  private Segment(long start, SessionClock clock, int[] seats, int leadsHere) {
    this.start = start;
    this.clock = clock;
    this.seats = seats;
    this.leadsHere = leadsHere;
  }

  /// Before anything happened.
  static Segment first() {
    return new Segment(Long.MIN_VALUE, SessionClock.NOT_STARTED, new int[0], 0);
  }

  Segment from(long later) {
    return new Segment(later, clock, seats.clone(), leadsHere);
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
    leadsHere += (SeatFlags.covers(bits) ? 1 : 0) - (SeatFlags.covers(seats[number]) ? 1 : 0);
    seats[number] = bits;
  }

  /// Whether a lead is with the group and connected.
  boolean covered() {
    return leadsHere > 0;
  }

  TimeClass counted(int number) {
    return SeatFlags.counted(seat(number), clock, covered());
  }
}
