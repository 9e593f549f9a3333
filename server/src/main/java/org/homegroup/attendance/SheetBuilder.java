package org.homegroup.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homegroup.session.Device;
import org.homegroup.session.Role;
import org.homegroup.session.Schedule;

/// Walks through a [Timeline] and writes down what it says, until `asOf`.
final class SheetBuilder {

  private final List<Segment> slices;
  private final List<Device> devices;
  private final Timeline timeline;
  private final LeadHandover baton;
  private final Instant asOf;

  SheetBuilder(Timeline timeline, LeadHandover baton, List<Device> devices, Instant asOf) {
    this.baton = baton;
    this.timeline = timeline;
    this.slices = timeline.slices();
    this.devices = devices;
    this.asOf = Instant.ofEpochMilli(timeline.until(asOf));
  }

  AttendanceSheet build(
      long version,
      Schedule schedule,
      Stage stage,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Collection<Attendee> attendees) {
    return new AttendanceSheet(
        version,
        schedule,
        stage,
        asOf,
        startedAt,
        endedAt,
        stretchesWhere(slice -> slice.clock == SessionClock.ON_BREAK),
        stretchesWhere(slice -> slice.clock == SessionClock.RUNNING && !slice.covered()),
        attendees.stream().filter(attendee -> attendee.led).map(this::leadPresence).toList(),
        census(attendees),
        attendees.stream().map(attendee -> row(attendee, schedule, endedAt)).toList());
  }

  private AttendanceRow row(Attendee attendee, Schedule schedule, Optional<Instant> endedAt) {
    int seat = attendee.seat;
    List<TimeSpan> media = stretchesWhere(slice -> SeatFlags.receivesMedia(slice.seat(seat)));
    Instant end = endedAt.filter(schedule.endsAt()::isAfter).orElse(schedule.endsAt());
    return new AttendanceRow(
        attendee.participantId,
        attendee.personId,
        attendee.bookedRole,
        AttendanceStatus.of(timeline.newest().seat(seat)),
        attendee.arrivedAt,
        attendee.firstAdmittedAt,
        media.isEmpty() ? Optional.empty() : Optional.of(media.getFirst().start()),
        media.isEmpty() ? Optional.empty() : Optional.of(media.getLast().stop()),
        attendee.leftAt,
        attendee.leftBecause,
        secondsFrom(schedule.startsAt(), attendee.arrivedAt),
        attendee.leftAt.map(left -> secondsFrom(left, end)).orElse(0L),
        attendee.drops,
        attendee.dropMillis / 1000,
        attendee.confirmed,
        intervals(seat),
        timeline.tally(seat, asOf),
        timeline.newest().counted(seat).qualifying());
  }

  private LeadPresence leadPresence(Attendee attendee) {
    Predicate<Segment> leading = slice -> SeatFlags.leads(slice.seat(attendee.seat));
    List<TimeSpan> inSession =
        stretchesWhere(leading.and(slice -> slice.clock == SessionClock.RUNNING));
    return new LeadPresence(
        attendee.participantId,
        attendee.personId,
        stretchesWhere(leading),
        inSession.stream().mapToLong(TimeSpan::millis).sum(),
        baton.of(attendee.participantId, inSession));
  }

  private List<Interval> intervals(int seat) {
    List<Interval> intervals = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= slices.size(); i++) {
      if (i < slices.size() && same(slices.get(first), slices.get(i), seat)) {
        continue;
      }
      Segment slice = slices.get(first);
      if (slice.counted(seat) != TimeClass.ABSENT && slice.start < stop(i - 1).toEpochMilli()) {
        intervals.add(interval(slice, i, seat));
      }
      first = i;
    }
    return intervals;
  }

  private Interval interval(Segment slice, int next, int seat) {
    int bits = slice.seat(seat);
    Segment last = slices.get(next - 1);
    return new Interval(
        start(slice),
        stop(next - 1),
        slice.counted(seat),
        SeatFlags.has(bits, SeatFlags.CONNECTED)
            ? devices.get(SeatFlags.connection(bits))
            : Device.UNKNOWN,
        next == slices.size()
            ? Optional.empty()
            : Optional.of(IntervalEnd.between(last, slices.get(next), seat)));
  }

  private static boolean same(Segment one, Segment other, int seat) {
    return one.counted(seat) == other.counted(seat)
        && SeatFlags.connection(one.seat(seat)) == SeatFlags.connection(other.seat(seat));
  }

  private Census census(Collection<Attendee> attendees) {
    int[] patients =
        attendees.stream()
            .filter(attendee -> attendee.bookedRole == Role.PATIENT)
            .mapToInt(attendee -> attendee.seat)
            .toArray();
    List<Census.Step> steps = new ArrayList<>();
    int atStart = 0;
    int peak = 0;
    int atEnd = 0;
    boolean started = false;
    for (Segment slice : slices) {
      int here = here(slice, patients);
      if (slice.clock == SessionClock.RUNNING) {
        atStart = started ? atStart : here;
        started = true;
        peak = Math.max(peak, here);
      }
      atEnd = slice.clock == SessionClock.ENDED ? atEnd : here;
      if (here != (steps.isEmpty() ? 0 : steps.getLast().patients())) {
        steps.add(new Census.Step(start(slice), here));
      }
    }
    return new Census(atStart, peak, atEnd, steps);
  }

  private static int here(Segment slice, int[] seats) {
    int here = 0;
    for (int seat : seats) {
      here += SeatFlags.present(slice.seat(seat)) ? 1 : 0;
    }
    return here;
  }

  /// The longest stretches in which something was so all the time.
  private List<TimeSpan> stretchesWhere(Predicate<Segment> so) {
    List<TimeSpan> stretches = new ArrayList<>();
    Segment since = null;
    for (int i = 0; i < slices.size(); i++) {
      Segment slice = slices.get(i);
      boolean isSo = so.test(slice);
      if (isSo && since == null) {
        since = slice;
      } else if (!isSo && since != null) {
        stretches.add(new TimeSpan(start(since), start(slice)));
        since = null;
      }
    }
    if (since != null) {
      stretches.add(new TimeSpan(start(since), asOf));
    }
    return stretches;
  }

  private Instant stop(int index) {
    return index + 1 < slices.size() ? start(slices.get(index + 1)) : asOf;
  }

  private static Instant start(Segment slice) {
    return Instant.ofEpochMilli(slice.start);
  }

  private static long secondsFrom(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }
}
