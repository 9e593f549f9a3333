package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.CheckIn;
import org.homegroup.session.Crisis;
import org.homegroup.session.Device;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.Phase;
import org.homegroup.session.Role;
import org.homegroup.session.Schedule;
import org.homegroup.session.ScreenShare;
import org.homegroup.session.SeatStatus;
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
import org.homegroup.session.SideRoom;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.NotScheduled;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;

/// Folds one event into the state. Trusts the journal: it makes no decision, reads no clock and
/// ignores no event. An event that cannot follow throws [ImpossibleEvent].
public final class SessionEvolver {

  private SessionEvolver() {}

  public static GroupSession evolve(GroupSession session, SessionEvent event) {
    return switch (session) {
      case NotScheduled _ when event instanceof SessionScheduled it ->
          new Scheduled(
              new Schedule(
                  it.sessionId(),
                  it.roomId(),
                  it.doorsOpenAt(),
                  it.startsAt(),
                  it.endsAt(),
                  it.zone()));
      case Scheduled(var schedule) when event instanceof DoorsOpened -> Open.opened(schedule);
      case Scheduled(var schedule) when event instanceof SessionEnded it ->
          new Ended(schedule, Optional.empty(), it.at());
      case Open open -> withGap(inOpen(open, event), event);
      case NotScheduled _, Scheduled _, Ended _ -> throw cannotFollow(session, event);
    };
  }

  private static GroupSession inOpen(Open open, SessionEvent event) {
    return switch (event) {
      case SessionScheduled _, DoorsOpened _ -> throw cannotFollow(open, event);
      case DoorLocked _ -> open.with(open.progress().locked(true));
      case DoorUnlocked _ -> open.with(open.progress().locked(false));
      case ParticipantArrived it when open.seat(it.participantId()).isPresent() ->
          throw new ImpossibleEvent("arrived twice: " + it.participantId());
      case ParticipantArrived it -> open.with(open.roster().seated(Seat.arrived(it)));
      case ParticipantAdmitted it ->
          open.change(it.participantId(), seat -> seat.at(SeatStatus.IN_ROOM, it.at()));
      case ParticipantReturnedToWaiting it ->
          open.change(it.participantId(), seat -> seat.at(SeatStatus.WAITING, it.at()))
              .with(open.agenda().without(it.participantId()));
      case ParticipantLeft it -> open.vacated(it.participantId(), it.reason());
      case ConnectionUp it ->
          open.change(
              it.participantId(), seat -> seat.with(up(it.connectionId(), it.device(), it.at())));
      case ConnectionTakenOver it ->
          onConnection(
              open,
              it.participantId(),
              it.fromConnectionId(),
              _ -> up(it.connectionId(), it.device(), it.at()));
      case ConnectionLost it ->
          onConnection(
              open,
              it.participantId(),
              it.connectionId(),
              _ ->
                  new ConnectionState.Down(
                      Optional.of(it.connectionId()), it.lastSeenAt(), it.at()));
      case MediaUp it ->
          onConnection(
              open,
              it.participantId(),
              it.connectionId(),
              connection -> connection.with(it.kind(), true));
      case MediaDown it ->
          onConnection(
              open,
              it.participantId(),
              it.connectionId(),
              connection -> connection.with(it.kind(), false));
      case SelfReported it ->
          onConnection(
              open,
              it.participantId(),
              it.connectionId(),
              connection -> connection.with(new SelfReport(it.hearing(), it.at())));
      case CheckInReceived it ->
          checkedIn(
              open,
              it.participantId(),
              checkIn ->
                  checkIn.with(
                      new CheckIn.Received(
                          it.checkInId(), it.commitment(), it.locationConfirmed(), it.at())));
      case LocationOverridden it ->
          checkedIn(open, it.participantId(), checkIn -> checkIn.with(it.reason()));
      case SessionStarted it -> started(after(Phase.DOORS_OPEN, open, it), it);
      case BreakStarted it ->
          in(
              Phase.ON_BREAK,
              after(Phase.IN_SESSION, open, it),
              open.startedAt(),
              Optional.of(it.at()));
      case SessionResumed it ->
          in(Phase.IN_SESSION, after(Phase.ON_BREAK, open, it), open.startedAt(), Optional.empty());
      case SessionEnded it -> new Ended(open.schedule(), open.startedAt(), it.at());
      case LeadGranted it -> open.change(it.participantId(), seat -> seat.with(Role.LEAD));
      case LeadHandedOver it -> open.with(open.roster().ledBy(it.to()));
      case SideRoomOpened it ->
          open.with(open.sideRooms().opened(new SideRoom(it.sideRoomId(), it.purpose(), it.at())));
      case SideRoomEntered it when open.sideRooms().of(it.sideRoomId()).isEmpty() ->
          throw new ImpossibleEvent("no side-room " + it.sideRoomId());
      case SideRoomEntered it ->
          open.with(open.crises().moved(it.participantId(), smallGroupBefore(open, it)))
              .change(
                  it.participantId(),
                  seat -> seat.moved(Placement.in(it.sideRoomId(), it.fromWaiting(), it.at())));
      case SideRoomLeft it ->
          open.change(it.participantId(), seat -> seat.moved(Placement.backInGroup(it.at())));
      case SideRoomClosed it when !open.in(it.sideRoomId()).isEmpty() ->
          throw new ImpossibleEvent("a participant is in " + it.sideRoomId());
      case SideRoomClosed it -> open.with(open.sideRooms().closed(it.sideRoomId()));
      case RecallAnnounced it -> open.with(open.sideRooms().recallAnnounced(it.closesAt()));
      case AssistanceRequested it -> assistance(open, it.participantId(), Optional.of(it.at()));
      case AssistanceAnswered it -> assistance(open, it.participantId(), Optional.empty());
      case HoldBegan it ->
          open.with(open.supervision().held(new Supervision.Hold(it.since(), it.at())));
      case HoldReleased _ -> open.with(open.supervision().released());
      case CrisisRaised it ->
          open.with(
              open.crises()
                  .raised(
                      new Crisis(
                          it.crisisId(),
                          it.participantId(),
                          it.at(),
                          Optional.empty(),
                          Optional.empty())));
      case CrisisAnswered it ->
          open.with(
              open.crises()
                  .change(
                      it.crisisId(),
                      crisis -> crisis.answered(new ParticipantId(it.by().value()))));
      case CrisisClosed it -> open.with(open.crises().closed(it.crisisId()));
      case TelephoneCallbackDue it ->
          open.with(open.crises().telephoneCallbackDue(it.crisisId(), it.at(), it.dueAt()));
      case TelephoneCallbackTaken it ->
          open.with(open.crises().telephoneCallbackTaken(it.crisisId(), it.takenBy()));
      case TelephoneCallbackOver it ->
          open.with(open.crises().change(it.crisisId(), crisis -> crisis.with(Optional.empty())));
      case AgendaPartBegun it ->
          open.with(open.agenda().begun(new Agenda.Begun(it.number(), it.part(), it.at())));
      case ChairChosen it -> open.with(open.agenda().chairedBy(Optional.of(it.participantId())));
      case ChairWithdrawn it -> open.with(open.agenda().without(it.participantId()));
      case HandRaised it ->
          open.change(it.participantId(), seat -> seat.withHand(Optional.of(it.at())));
      case HandLowered it ->
          open.change(it.participantId(), seat -> seat.withHand(Optional.empty()));
      case MutedByLead it ->
          open.change(it.participantId(), seat -> seat.withMuted(it.kind(), true));
      case UnmutedByLead it ->
          open.change(it.participantId(), seat -> seat.withMuted(it.kind(), false));
      case ScreenShareBegan it ->
          screenShare(
              open, it.participantId(), Optional.of(new ScreenShare(it.connectionId(), it.at())));
      case ScreenShareEnded it -> screenShare(open, it.participantId(), Optional.empty());
    };
  }

  /// The small group that a participant leaves for a crisis room.
  private static Optional<SideRoomId> smallGroupBefore(Open open, SideRoomEntered it) {
    boolean crisis =
        open.sideRooms().of(it.sideRoomId()).orElseThrow().purpose() == SideRoomPurpose.CRISIS;
    return crisis
        ? open.seat(it.participantId())
            .flatMap(Seat::sideRoom)
            .flatMap(open.sideRooms()::of)
            .filter(room -> room.purpose().isOfTheGroup())
            .map(SideRoom::sideRoomId)
        : Optional.empty();
  }

  private static Open checkedIn(Open open, ParticipantId id, UnaryOperator<CheckIn> change) {
    return open.with(open.roster().checkedIn(id, change));
  }

  private static Open assistance(Open open, ParticipantId id, Optional<Instant> since) {
    return open.change(id, seat -> seat.with(seat.placement().withAssistanceRequested(since)));
  }

  private static Open screenShare(Open open, ParticipantId id, Optional<ScreenShare> screen) {
    return open.change(id, seat -> seat.with(seat.placement().withScreen(screen)));
  }

  /// Records since when no lead supervises the group; this follows from the seats' places.
  private static GroupSession withGap(GroupSession state, SessionEvent event) {
    if (!(state instanceof Open after)) {
      return state;
    }
    Supervision supervision = after.supervision();
    boolean unsupervised = !after.supervised() && after.needsSupervision();
    if (unsupervised == supervision.gap().isPresent()) {
      return after;
    }
    return after.with(
        supervision.with(
            unsupervised
                ? Optional.of(new Supervision.Gap(lastSeenAt(event), event.at()))
                : Optional.empty()));
  }

  private static Instant lastSeenAt(SessionEvent event) {
    return switch (event) {
      case ConnectionLost it -> it.lastSeenAt();
      case ParticipantLeft it -> it.lastSeenAt();
      default -> event.at();
    };
  }

  private static ConnectionState.Up up(ConnectionId connectionId, Device device, Instant at) {
    return new ConnectionState.Up(connectionId, device, Set.of(), at);
  }

  private static Open onConnection(
      Open open,
      ParticipantId id,
      ConnectionId connectionId,
      Function<ConnectionState.Up, ConnectionState> change) {
    return open.change(
        id,
        seat -> {
          if (seat.connection() instanceof ConnectionState.Up up
              && up.connectionId().equals(connectionId)) {
            return seat.with(change.apply(up));
          }
          throw new ImpossibleEvent(connectionId + " is not the connection of " + id);
        });
  }

  private static Open in(
      Phase phase, Open open, Optional<Instant> startedAt, Optional<Instant> breakSince) {
    return open.with(open.progress().in(phase, startedAt, breakSince));
  }

  private static Open started(Open open, SessionStarted it) {
    Open started = in(Phase.IN_SESSION, open, Optional.of(it.at()), Optional.empty());
    return open.seats().values().stream()
        .filter(seat -> it.by().is(seat.participantId()))
        .findFirst()
        .map(seat -> started.with(started.roster().ledBy(seat.participantId())))
        .orElse(started);
  }

  private static Open after(Phase phase, Open open, SessionEvent event) {
    if (open.phase() != phase) {
      throw new ImpossibleEvent(event.getClass().getSimpleName() + " after " + open.phase());
    }
    return open;
  }

  private static ImpossibleEvent cannotFollow(GroupSession session, SessionEvent event) {
    return new ImpossibleEvent(
        event.getClass().getSimpleName() + " after " + session.getClass().getSimpleName());
  }
}
