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

  private final List<Segment> segments = new ArrayList<>();

  /// By seat and [TimeClass], in milliseconds: all slices but the last, which is still open.
  private final List<long[]> totals = new ArrayList<>();

  Timeline() {
    segments.add(Segment.first());
  }

  List<Segment> segments() {
    return Collections.unmodifiableList(segments);
  }

  Segment newest() {
    return segments.getLast();
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
    change(from, segment -> segment.clock = clock);
  }

  void seat(int number, Instant from, IntUnaryOperator bits) {
    change(from, segment -> segment.seat(number, bits.applyAsInt(segment.seat(number))));
  }

  /// Changes each slice from then on.
  void segments(Instant from, Consumer<Segment> change) {
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
    int last = segments.size() - 1;
    for (int i = first; i <= last; i++) {
      if (i < last) {
        count(i, -1);
      }
      change.accept(segments.get(i));
      if (i < last) {
        count(i, 1);
      }
    }
  }

  /// The index of the slice that starts at `at`, which is made if there is none.
  private int cut(long at) {
    int holding = segments.size() - 1;
    while (segments.get(holding).start > at) {
      holding--;
    }
    Segment segment = segments.get(holding);
    if (segment.start == at) {
      return holding;
    }
    segments.add(holding + 1, segment.from(at));
    if (holding + 2 == segments.size()) {
      count(holding, 1);
    }
    return holding + 1;
  }

  private void count(int index, int sign) {
    Segment segment = segments.get(index);
    boolean covered = segment.covered();
    for (int number = 0; number < segment.seats(); number++) {
      TimeClass counted = SeatFlags.counted(segment.seat(number), segment.clock, covered);
      if (counted != TimeClass.ABSENT) {
        totals.get(number)[counted.ordinal()] +=
            sign * (segments.get(index + 1).start - segment.start);
      }
    }
  }
}
