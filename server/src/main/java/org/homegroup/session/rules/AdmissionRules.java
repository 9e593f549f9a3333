package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.OverrideReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.AdmissionCommand;
import org.homegroup.session.SessionCommand.Admit;
import org.homegroup.session.SessionCommand.AdmitAll;
import org.homegroup.session.SessionCommand.Arrive;
import org.homegroup.session.SessionCommand.Decline;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.LockDoor;
import org.homegroup.session.SessionCommand.OpenDoors;
import org.homegroup.session.SessionCommand.Remove;
import org.homegroup.session.SessionCommand.ReturnToWaiting;
import org.homegroup.session.SessionCommand.UnlockDoor;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.DoorLocked;
import org.homegroup.session.SessionEvent.DoorUnlocked;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for arriving, waiting and leaving. Leads enter by the booking and supervisors by the staff
/// record; a lead admits everyone else. A participant keeps the seat while the connection drops and
/// comes back.
final class AdmissionRules {

  /// A group is a dozen people; this only bounds the size of one session. It keeps no lead out.
  static final int MOST_SEATS = 60;

  private AdmissionRules() {}

  static Decision decide(Open open, AdmissionCommand command) {
    return switch (command) {
      case SessionCommand.ScheduleSession _, OpenDoors _ -> noChange();
      case LockDoor it ->
          ifAllowed(Action.LOCK_DOOR, open, it.by(), () -> lock(open, it.by(), true, it.at()));
      case UnlockDoor it ->
          ifAllowed(Action.UNLOCK_DOOR, open, it.by(), () -> lock(open, it.by(), false, it.at()));
      case Arrive it -> arrive(open, it);
      case Admit it -> ifAllowed(Action.ADMIT, open, it.by(), () -> admit(open, it));
      case AdmitAll it -> ifAllowed(Action.ADMIT_ALL, open, it.by(), () -> admitAll(open, it));
      case Decline it -> ifAllowed(Action.DECLINE, open, it.by(), () -> decline(open, it));
      case ReturnToWaiting it ->
          ifAllowed(Action.RETURN_TO_WAITING, open, it.by(), () -> returnToWaiting(open, it));
      case Remove it -> ifAllowed(Action.REMOVE, open, it.by(), () -> remove(open, it));
      case Leave it -> leave(open, it);
    };
  }

  private static Decision lock(Open open, ParticipantId by, boolean lock, Instant at) {
    if (open.doorLocked() == lock) {
      return noChange();
    }
    return accepted(lock ? new DoorLocked(Actor.of(by), at) : new DoorUnlocked(Actor.of(by), at));
  }

  private static Decision arrive(Open open, Arrive it) {
    Optional<Seat> seat = open.seatOf(it.personId());
    if (seat.isPresent()) {
      return comeBack(seat.get(), it);
    }
    Optional<FormerSeat> former = Optional.ofNullable(open.formers().get(it.personId()));
    if (former.filter(FormerSeat::barred).isPresent()) {
      return rejected(Rejection.REMOVED_BEFORE);
    }
    Role role = former.filter(f -> f.role() == Role.LEAD).map(FormerSeat::role).orElse(it.role());
    if (open.doorLocked() && !it.walksIn(role)) {
      return rejected(Rejection.DOOR_LOCKED);
    }
    if (open.seats().size() >= MOST_SEATS && !it.walksIn(role)) {
      return rejected(Rejection.SESSION_FULL);
    }
    ParticipantId id = former.map(FormerSeat::participantId).orElse(it.participantId());
    List<SessionEvent> events = new ArrayList<>();
    events.add(new ParticipantArrived(id, it.personId(), role, it.mayLead(), it.at()));
    events.add(new ConnectionUp(id, it.connectionId(), it.device(), it.at()));
    if (it.walksIn(role)) {
      events.add(new ParticipantAdmitted(id, Actor.BOOKING, it.at()));
    }
    return accepted(events);
  }

  /// Reconnects a person who still has a seat.
  ///
  /// A page that lost its connection gets the same connection back, and with it its media, unless
  /// another connection of the same person has had the seat since. If the server has not yet
  /// noticed the loss, this records the loss first. A connection never comes up twice at the same
  /// instant, so `since` distinguishes two uses of one connection id.
  private static Decision comeBack(Seat seat, Arrive it) {
    Optional<ConnectionId> own =
        seat.mediaConnection()
            .filter(it::isOf)
            .filter(_ -> seat.connection().since().isBefore(it.at()));
    return switch (seat.connection()) {
      case ConnectionState.Down _ -> accepted(up(seat, own.orElse(it.connectionId()), it));
      case ConnectionState.Up up when up.connectionId().equals(it.connectionId()) -> noChange();
      case ConnectionState.Up up when own.isPresent() ->
          accepted(
              ConnectionRules.lost(
                  seat.participantId(), up, it.otherLastSeenAt().orElse(it.at()), it.at()),
              up(seat, up.connectionId(), it));
      case ConnectionState.Up up ->
          accepted(
              new ConnectionTakenOver(
                  seat.participantId(),
                  up.connectionId(),
                  it.connectionId(),
                  it.device(),
                  ConnectionRules.within(it.otherLastSeenAt().orElse(it.at()), up.since(), it.at()),
                  it.at()));
    };
  }

  private static ConnectionUp up(Seat seat, ConnectionId connectionId, Arrive it) {
    return new ConnectionUp(seat.participantId(), connectionId, it.device(), it.at());
  }

  private static Decision admit(Open open, Admit it) {
    return ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (seat.inRoom()) {
            return noChange();
          }
          List<SessionEvent> admission =
              admission(open, seat, it.by(), it.override(), it.locationRequired(), it.at());
          return admission.isEmpty()
              ? rejected(Rejection.LOCATION_UNCONFIRMED)
              : accepted(admission);
        });
  }

  private static Decision admitAll(Open open, AdmitAll it) {
    return accepted(
        open.waiting().stream()
            .filter(Seat::connected)
            .filter(seat -> seat.role() == Role.PATIENT)
            .filter(seat -> CheckInRules.mayEnter(open, seat, it.locationRequired()))
            .map(seat -> (SessionEvent) admitted(seat, it.by(), it.at()))
            .toList());
  }

  /// The events that admit a waiting participant, with the override where one is needed. Empty when
  /// an override is needed and none is given.
  static List<SessionEvent> admission(
      Open open,
      Seat seat,
      ParticipantId by,
      Optional<OverrideReason> override,
      boolean locationRequired,
      Instant at) {
    if (CheckInRules.mayEnter(open, seat, locationRequired)) {
      return List.of(admitted(seat, by, at));
    }
    return override
        .<List<SessionEvent>>map(
            reason ->
                List.of(
                    new LocationOverridden(seat.participantId(), reason, Actor.of(by), at),
                    admitted(seat, by, at)))
        .orElse(List.of());
  }

  private static ParticipantAdmitted admitted(Seat seat, ParticipantId by, Instant at) {
    return new ParticipantAdmitted(seat.participantId(), Actor.of(by), at);
  }

  private static Decision decline(Open open, Decline it) {
    if (formerly(open, it.participantId(), LeaveReason.DECLINED)) {
      return noChange();
    }
    return ofSeat(
        open,
        it.participantId(),
        seat ->
            seat.inRoom()
                ? rejected(Rejection.NOT_WAITING)
                : accepted(left(seat, LeaveReason.DECLINED, Actor.of(it.by()), it.at())));
  }

  private static Decision returnToWaiting(Open open, ReturnToWaiting it) {
    return ofOther(
        open,
        it.participantId(),
        seat ->
            seat.inRoom()
                ? accepted(
                    new ParticipantReturnedToWaiting(
                        seat.participantId(), Actor.of(it.by()), it.at()))
                : noChange());
  }

  private static Decision remove(Open open, Remove it) {
    if (formerly(open, it.participantId(), LeaveReason.REMOVED)) {
      return noChange();
    }
    return ofOther(
        open,
        it.participantId(),
        seat -> accepted(left(seat, LeaveReason.REMOVED, Actor.of(it.by()), it.at())));
  }

  private static Decision leave(Open open, Leave it) {
    if (open.former(it.participantId()).isPresent()) {
      return noChange();
    }
    return ifAllowed(
        Action.LEAVE,
        open,
        it.participantId(),
        () -> {
          Seat seat = open.seat(it.participantId()).orElseThrow();
          return accepted(left(seat, LeaveReason.LEFT, Actor.of(it.participantId()), it.at()));
        });
  }

  static ParticipantLeft left(Seat seat, LeaveReason reason, Actor by, Instant at) {
    return new ParticipantLeft(seat.participantId(), reason, by, seat.lastSeenAt(at), at);
  }

  private static boolean formerly(Open open, ParticipantId id, LeaveReason reason) {
    return open.former(id).filter(former -> former.reason() == reason).isPresent();
  }

  static Decision ofSeat(Open open, ParticipantId id, Function<Seat, Decision> rule) {
    return open.seat(id).map(rule).orElse(rejected(Rejection.UNKNOWN_PARTICIPANT));
  }

  /// As [#ofSeat], for a participant who is not a lead.
  static Decision ofOther(Open open, ParticipantId id, Function<Seat, Decision> rule) {
    return ofSeat(
        open, id, seat -> seat.isLead() ? rejected(Rejection.IS_A_LEAD) : rule.apply(seat));
  }
}
