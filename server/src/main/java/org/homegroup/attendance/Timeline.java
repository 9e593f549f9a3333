package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// One session's time, cut into [Segment]s, with running totals for each seat.
///
/// A fact may arrive late: a lost line was last alive before the server noticed. So every change
/// says from when it holds, and all slices from there on are changed and counted again; what began
/// in between (a break, another person's camera) stays as it was. Only slices newer than the fact
/// are touched, a few seconds' worth as a rule, so a session costs time in proportion to its events
/// and not to their square.
final class Timeline {

  private static final TimeClass[] CLASSES = TimeClass.values();

  private final List<Segment> slices = new ArrayList<>();

  /// By seat and [TimeClass], in milliseconds: all slices but the last, which is still open.
  private final List<long[]> totals = new ArrayList<>();

  Timeline() {
    slices.add(Segment.first());
  }

  List<Segment> slices() {
    return Collections.unmodifiableList(slices);
  }

  Segment newest() {
    return slices.getLast();
  }

  /// Until when to count when asked at `asOf`: never before the newest fact, even if the asker's
  /// clock is behind.
  long until(Instant asOf) {
    return Math.max(asOf.toEpochMilli(), newest().start);
  }

  int addSeat() {
    totals.add(new long[CLASSES.length]);
    return totals.size() - 1;
  }

  void clock(Instant from, SessionClock clock) {
    change(from, slice -> slice.clock = clock);
  }

  void seat(int number, Instant from, IntUnaryOperator bits) {
    change(from, slice -> slice.seat(number, bits.applyAsInt(slice.seat(number))));
  }

  /// Changes each slice from then on.
  void slices(Instant from, Consumer<Segment> change) {
    change(from, change);
  }

  /// What a seat has been counted as until `asOf`.
  Tally tally(int number, Instant asOf) {
    long[] millis = totals.get(number).clone();
    Segment open = newest();
    TimeClass counted = open.counted(number);
    if (counted != TimeClass.ABSENT) {
      millis[counted.ordinal()] += until(asOf) - open.start;
    }
    return Tally.of(millis);
  }

  private void change(Instant from, Consumer<Segment> change) {
    int first = cut(from.toEpochMilli());
    int last = slices.size() - 1;
    for (int i = first; i <= last; i++) {
      if (i < last) {
        count(i, -1);
      }
      change.accept(slices.get(i));
      if (i < last) {
        count(i, 1);
      }
    }
  }

  /// The index of the slice that starts at `at`, which is made if there is none.
  private int cut(long at) {
    int holding = slices.size() - 1;
    while (slices.get(holding).start > at) {
      holding--;
    }
    Segment slice = slices.get(holding);
    if (slice.start == at) {
      return holding;
    }
    slices.add(holding + 1, slice.from(at));
    if (holding + 2 == slices.size()) {
      count(holding, 1);
    }
    return holding + 1;
  }

  private void count(int index, int sign) {
    Segment slice = slices.get(index);
    boolean covered = slice.covered();
    for (int number = 0; number < slice.seats(); number++) {
      TimeClass counted = SeatFlags.counted(slice.seat(number), slice.clock, covered);
      if (counted != TimeClass.ABSENT) {
        totals.get(number)[counted.ordinal()] += sign * (slices.get(index + 1).start - slice.start);
      }
    }
  }
}
