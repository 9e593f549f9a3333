package org.homegroup.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Device;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.Schedule;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.AgendaPartBegun;
import org.homegroup.session.SessionEvent.AssistanceAnswered;
import org.homegroup.session.SessionEvent.AssistanceRequested;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ChairChosen;
import org.homegroup.session.SessionEvent.ChairWithdrawn;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.DoorLocked;
import org.homegroup.session.SessionEvent.DoorUnlocked;
import org.homegroup.session.SessionEvent.DoorsOpened;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.HoldBegan;
import org.homegroup.session.SessionEvent.HoldReleased;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.LeadHandedOver;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.MutedByLead;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.RecallAnnounced;
import org.homegroup.session.SessionEvent.ScreenShareBegan;
import org.homegroup.session.SessionEvent.ScreenShareEnded;
import org.homegroup.session.SessionEvent.SelfReported;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.SessionEvent.SessionScheduled;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SessionEvent.SideRoomOpened;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.homegroup.session.SessionEvent.UnmutedByLead;

/// Computes the attendance of one session from its ledger, event by event. Mutable and owned by one
/// live session (or one export); its results are immutable.
///
/// It only counts. Whether a participant may be in the room is decided by
/// [org.homegroup.session.rules.SessionDecider].
public final class AttendanceFold {

  private final Timeline timeline = new Timeline();
  private final LeadHandover handover = new LeadHandover();
  private final Map<ParticipantId, Attendee> attendees = new LinkedHashMap<>();

  private final SideRoomTimeline apart = new SideRoomTimeline(timeline);
  /// The device of each connection, by the connection's number.
  private final List<Device> devices = new ArrayList<>();

  private Optional<Schedule> schedule = Optional.empty();
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> endedAt = Optional.empty();
  private Stage stage = Stage.SCHEDULED;
  private long version;

  public static AttendanceFold of(Iterable<SessionEvent> events) {
    var fold = new AttendanceFold();
    events.forEach(fold::apply);
    return fold;
  }

  /// The version of the ledger up to which events are folded.
  public long version() {
    return version;
  }

  public void apply(SessionEvent event) {
    switch (event) {
      case SessionScheduled it -> schedule = Optional.of(scheduled(it));
      case DoorsOpened _ -> stage = Stage.DOORS_OPEN;
      case ParticipantArrived it -> arrived(it);
      case ParticipantAdmitted it -> admitted(it);
      case ParticipantReturnedToWaiting it -> returnedToWaiting(it);
      case ParticipantLeft it -> left(it);
      case ConnectionUp it -> connected(it.participantId(), it.device(), it.at());
      case ConnectionTakenOver it -> takenOver(it);
      case ConnectionLost it -> lost(it.participantId(), it.lastSeenAt());
      case MediaUp it -> mediaUp(it);
      case MediaDown it -> mediaDown(it);
      case SelfReported it ->
          attendee(it.participantId()).selfReports.add(new SelfReport(it.hearing(), it.at()));
      case SessionStarted it -> started(it);
      case BreakStarted it -> enter(Stage.ON_BREAK, SessionClock.ON_BREAK, it.at());
      case SessionResumed it -> enter(Stage.IN_SESSION, SessionClock.RUNNING, it.at());
      case SessionEnded it -> ended(it.at());
      case LeadGranted it -> leads(attendee(it.participantId()), it.at());
      case SideRoomOpened it -> apart.opened(it);
      case SideRoomEntered it -> moved(it.participantId(), Optional.of(it.sideRoomId()), it.at());
      case SideRoomLeft it -> moved(it.participantId(), Optional.empty(), it.at());
      case SideRoomClosed _,
          RecallAnnounced _,
          AssistanceRequested _,
          AssistanceAnswered _,
          HoldBegan _,
          HoldReleased _ -> {}
      case CheckInReceived _, LocationOverridden _ -> {}
      case LeadHandedOver it -> handover.passes(it.to(), it.at());
      case DoorLocked _, DoorUnlocked _, HandRaised _, HandLowered _ -> {}
      case MutedByLead _, UnmutedByLead _ -> {}
      case ScreenShareBegan _, ScreenShareEnded _ -> {}
      case AgendaPartBegun _, ChairChosen _, ChairWithdrawn _ -> {}
      // Clinical only: attendance shows that they were apart from the group, and nothing of the
      // crisis.
      case CrisisRaised _, CrisisAnswered _, CrisisClosed _ -> {}
      case TelephoneCallbackDue _, TelephoneCallbackTaken _, TelephoneCallbackOver _ -> {}
    }
    version++;
  }

  /// The attendance as known at `asOf`. For an ended session, any time after its end gives the same
  /// sheet.
  public AttendanceSheet sheet(Instant asOf) {
    return new SheetBuilder(timeline, handover, devices, asOf)
        .build(version, schedule.orElseThrow(), stage, startedAt, endedAt, attendees.values());
  }

  /// The minutes of everyone who ever arrived, in order of arrival, without recounting the session.
  public List<LiveMinutes> live(Instant asOf) {
    Collection<Attendee> all = attendees.values();
    return all.stream().map(attendee -> live(attendee, asOf)).toList();
  }

  /// Every participant's tally at `asOf`, without recounting the session.
  public Map<ParticipantId, Tally> tallies(Instant asOf) {
    var tallies = new LinkedHashMap<ParticipantId, Tally>();
    attendees.forEach((id, attendee) -> tallies.put(id, timeline.tally(attendee.seat, asOf)));
    return Collections.unmodifiableMap(tallies);
  }

  private LiveMinutes live(Attendee attendee, Instant asOf) {
    return new LiveMinutes(
        attendee.participantId,
        timeline.tally(attendee.seat, asOf).qualifyingSeconds(),
        timeline.newest().counted(attendee.seat).qualifying(),
        asOf);
  }

  private static Schedule scheduled(SessionScheduled it) {
    return new Schedule(
        it.sessionId(), it.roomId(), it.doorsOpenAt(), it.startsAt(), it.endsAt(), it.zone());
  }

  private void arrived(ParticipantArrived it) {
    Attendee attendee = attendees.get(it.participantId());
    if (attendee == null) {
      attendee = new Attendee(timeline.addSeat(), it);
      attendees.put(it.participantId(), attendee);
    } else {
      attendee.arrivedAgain(it.at());
    }
    timeline.seat(attendee.seat, it.at(), _ -> SeatFlags.SEATED);
    if (it.role() == Role.LEAD) {
      leads(attendee, it.at());
    }
  }

  private void leads(Attendee attendee, Instant at) {
    attendee.led = true;
    timeline.seat(attendee.seat, at, bits -> bits | SeatFlags.LEAD);
    apart.connectionChanged(attendee.seat, at);
  }

  private void admitted(ParticipantAdmitted it) {
    Attendee attendee = attendee(it.participantId());
    attendee.firstAdmittedAt = attendee.firstAdmittedAt.or(() -> Optional.of(it.at()));
    timeline.seat(attendee.seat, it.at(), bits -> bits | SeatFlags.ADMITTED);
  }

  private void returnedToWaiting(ParticipantReturnedToWaiting it) {
    Attendee attendee = attendee(it.participantId());
    moved(it.participantId(), Optional.empty(), it.at());
    timeline.seat(attendee.seat, it.at(), bits -> bits & ~SeatFlags.ADMITTED);
  }

  private void moved(ParticipantId id, Optional<SideRoomId> to, Instant at) {
    Attendee attendee = attendee(id);
    attendee.mediaSince.clear();
    apart.moved(attendee.seat, to, at);
  }

  private void left(ParticipantLeft it) {
    Attendee attendee = attendee(it.participantId());
    Instant end = later(it.lastSeenAt(), attendee.seatedSince);
    boolean lost = SeatFlags.has(timeline.newest().seat(attendee.seat), SeatFlags.LOST);
    attendee.left(end, it.reason(), lost);
    timeline.seat(attendee.seat, end, bits -> SeatFlags.left(bits, it.reason()));
    apart.gone(attendee.seat, end);
    handover.isDropped(it.participantId(), it.at());
  }

  private void connected(ParticipantId id, Device device, Instant at) {
    Attendee attendee = attendee(id);
    attendee.connected(at);
    int connection = devices.size();
    devices.add(device);
    timeline.seat(attendee.seat, at, bits -> SeatFlags.connected(bits, connection));
    apart.connectionChanged(attendee.seat, at);
  }

  /// A change of device leaves no gap; a connection that was lost unnoticed does.
  private void takenOver(ConnectionTakenOver it) {
    if (it.lastSeenAt().isBefore(it.at())) {
      lost(it.participantId(), it.lastSeenAt());
    }
    connected(it.participantId(), it.device(), it.at());
  }

  private void lost(ParticipantId id, Instant lastSeenAt) {
    Attendee attendee = attendee(id);
    Instant end = later(lastSeenAt, attendee.connectedSince);
    boolean inRoom = SeatFlags.has(timeline.newest().seat(attendee.seat), SeatFlags.ADMITTED);
    attendee.dropped(end, inRoom);
    timeline.seat(attendee.seat, end, SeatFlags::lost);
    apart.connectionChanged(attendee.seat, end);
  }

  private void mediaUp(MediaUp it) {
    Attendee attendee = attendee(it.participantId());
    Instant start = later(it.at(), attendee.mediaUntil.getOrDefault(it.kind(), it.at()));
    attendee.mediaSince.put(it.kind(), start);
    timeline.seat(attendee.seat, start, bits -> bits | bit(it.kind()));
  }

  private void mediaDown(MediaDown it) {
    Attendee attendee = attendee(it.participantId());
    Instant since = attendee.mediaSince.remove(it.kind());
    Instant end = since == null ? it.lastMediaAt() : later(it.lastMediaAt(), since);
    attendee.mediaUntil.put(it.kind(), end);
    timeline.seat(attendee.seat, end, bits -> bits & ~bit(it.kind()));
  }

  private void started(SessionStarted it) {
    startedAt = Optional.of(it.at());
    attendees.keySet().stream()
        .filter(it.by()::is)
        .findFirst()
        .ifPresent(lead -> handover.passes(lead, it.at()));
    enter(Stage.IN_SESSION, SessionClock.RUNNING, it.at());
  }

  private void ended(Instant at) {
    endedAt = Optional.of(at);
    enter(Stage.ENDED, SessionClock.ENDED, at);
  }

  private void enter(Stage entered, SessionClock clock, Instant at) {
    stage = entered;
    timeline.clock(at, clock);
  }

  private Attendee attendee(ParticipantId id) {
    Attendee attendee = attendees.get(id);
    if (attendee == null) {
      throw new ImpossibleEvent("nobody arrived as " + id);
    }
    return attendee;
  }

  private static int bit(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> SeatFlags.AUDIO;
      case VIDEO -> SeatFlags.VIDEO;
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
