package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// The time of one session, cut into [Segment]s, with running totals for each seat.
///
/// Facts may arrive late: a lost connection was last alive before the server noticed. Each change
/// therefore carries its own time, and all segments from there on are changed and recounted. Other
/// changes in between (a break, another participant's camera) stay as they were. Usually only a few
/// seconds' worth of segments are touched, so the cost grows linearly with the number of events.
final class Timeline {

  private static final TimeClass[] CLASSES = TimeClass.values();

  private final List<Segment> segments = new ArrayList<>();

  /// By seat and [TimeClass], in milliseconds: all segments except the last, which is still open.
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

  /// The end of counting for a query at `asOf`: never before the newest fact, even if the caller's
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

  /// Changes each segment from that time on.
  void segments(Instant from, Consumer<Segment> change) {
    change(from, change);
  }

  /// A seat's time in each class until `asOf`.
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

  /// The index of the segment that starts at `at`; creates one if there is none.
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
    boolean supervised = segment.supervised();
    for (int number = 0; number < segment.seats(); number++) {
      TimeClass counted = SeatFlags.counted(segment.seat(number), segment.clock, supervised);
      if (counted != TimeClass.ABSENT) {
        totals.get(number)[counted.ordinal()] +=
            sign * (segments.get(index + 1).start - segment.start);
      }
    }
  }
}
