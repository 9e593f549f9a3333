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

/// Builds the sheet from a [Timeline] up to `asOf`.
final class SheetBuilder {

  private final List<Segment> segments;
  private final List<Device> devices;
  private final Timeline timeline;
  private final LeadHandover handover;
  private final Instant asOf;

  SheetBuilder(Timeline timeline, LeadHandover handover, List<Device> devices, Instant asOf) {
    this.handover = handover;
    this.timeline = timeline;
    this.segments = timeline.segments();
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
        spansWhere(segment -> segment.clock == SessionClock.ON_BREAK),
        spansWhere(segment -> segment.clock == SessionClock.RUNNING && !segment.supervised()),
        attendees.stream().filter(attendee -> attendee.led).map(this::leadPresence).toList(),
        census(attendees),
        attendees.stream().map(attendee -> row(attendee, schedule, endedAt)).toList());
  }

  private AttendanceRow row(Attendee attendee, Schedule schedule, Optional<Instant> endedAt) {
    int seat = attendee.seat;
    List<TimeSpan> media = spansWhere(segment -> SeatFlags.receivesMedia(segment.seat(seat)));
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
        attendee.selfReports,
        intervals(seat),
        timeline.tally(seat, asOf),
        timeline.newest().counted(seat).qualifying());
  }

  private LeadPresence leadPresence(Attendee attendee) {
    Predicate<Segment> leading = segment -> SeatFlags.leads(segment.seat(attendee.seat));
    List<TimeSpan> inSession =
        spansWhere(leading.and(segment -> segment.clock == SessionClock.RUNNING));
    return new LeadPresence(
        attendee.participantId,
        attendee.personId,
        spansWhere(leading),
        inSession.stream().mapToLong(TimeSpan::millis).sum(),
        handover.of(attendee.participantId, inSession));
  }

  private List<Interval> intervals(int seat) {
    List<Interval> intervals = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= segments.size(); i++) {
      if (i < segments.size() && same(segments.get(first), segments.get(i), seat)) {
        continue;
      }
      Segment segment = segments.get(first);
      if (segment.counted(seat) != TimeClass.ABSENT && segment.start < stop(i - 1).toEpochMilli()) {
        intervals.add(interval(segment, i, seat));
      }
      first = i;
    }
    return intervals;
  }

  private Interval interval(Segment segment, int next, int seat) {
    int bits = segment.seat(seat);
    Segment last = segments.get(next - 1);
    return new Interval(
        start(segment),
        stop(next - 1),
        segment.counted(seat),
        SeatFlags.has(bits, SeatFlags.CONNECTED)
            ? devices.get(SeatFlags.connection(bits))
            : Device.UNKNOWN,
        next == segments.size()
            ? Optional.empty()
            : Optional.of(IntervalEnd.between(last, segments.get(next), seat)));
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
    for (Segment segment : segments) {
      int here = here(segment, patients);
      if (segment.clock == SessionClock.RUNNING) {
        atStart = started ? atStart : here;
        started = true;
        peak = Math.max(peak, here);
      }
      atEnd = segment.clock == SessionClock.ENDED ? atEnd : here;
      if (here != (steps.isEmpty() ? 0 : steps.getLast().patients())) {
        steps.add(new Census.Step(start(segment), here));
      }
    }
    return new Census(atStart, peak, atEnd, steps);
  }

  private static int here(Segment segment, int[] seats) {
    int here = 0;
    for (int seat : seats) {
      here += SeatFlags.present(segment.seat(seat)) ? 1 : 0;
    }
    return here;
  }

  /// The maximal spans in which the condition holds throughout.
  private List<TimeSpan> spansWhere(Predicate<Segment> so) {
    List<TimeSpan> spans = new ArrayList<>();
    Segment since = null;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      boolean isSo = so.test(segment);
      if (isSo && since == null) {
        since = segment;
      } else if (!isSo && since != null) {
        spans.add(new TimeSpan(start(since), start(segment)));
        since = null;
      }
    }
    if (since != null) {
      spans.add(new TimeSpan(start(since), asOf));
    }
    return spans;
  }

  private Instant stop(int index) {
    return index + 1 < segments.size() ? start(segments.get(index + 1)) : asOf;
  }

  private static Instant start(Segment segment) {
    return Instant.ofEpochMilli(segment.start);
  }

  private static long secondsFrom(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toSeconds());
  }
}
