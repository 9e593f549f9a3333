package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.ofOther;
import static org.homegroup.session.rules.AdmissionRules.ofSeat;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand.AnswerAssistance;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.Move;
import org.homegroup.session.SessionCommand.RecallGroups;
import org.homegroup.session.SessionCommand.RequestAssistance;
import org.homegroup.session.SessionCommand.SideRoomCommand;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.Visit;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.AssistanceAnswered;
import org.homegroup.session.SessionEvent.AssistanceRequested;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.RecallAnnounced;
import org.homegroup.session.SessionEvent.SideRoomClosed;
import org.homegroup.session.SessionEvent.SideRoomEntered;
import org.homegroup.session.SessionEvent.SideRoomLeft;
import org.homegroup.session.SideRoom;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for moving between the group and side-rooms. Each participant in the room is in exactly
/// one place. Only leads move others, and the last lead with the group does not leave it.
final class SideRoomRules {

  private SideRoomRules() {}

  static Decision decide(Open open, SideRoomCommand command) {
    return switch (command) {
      case TakeAside it -> ifAllowed(Action.TAKE_ASIDE, open, it.by(), () -> Asides.take(open, it));
      case Split it -> ifAllowed(Action.SPLIT, open, it.by(), () -> SmallGroups.split(open, it));
      case Visit it -> ifAllowed(Action.VISIT, open, it.by(), () -> visit(open, it));
      case Move it -> ifAllowed(Action.MOVE, open, it.by(), () -> move(open, it));
      case RecallGroups it ->
          ifAllowed(Action.RECALL_GROUPS, open, it.by(), () -> recallGroups(open, it));
      case CloseSideRoom it ->
          ifAllowed(Action.CLOSE_SIDE_ROOM, open, it.by(), () -> close(open, it));
      case RequestAssistance it ->
          ifAllowed(
              Action.REQUEST_ASSISTANCE,
              open,
              it.participantId(),
              () -> requestAssistance(open, it));
      case AnswerAssistance it ->
          ifAllowed(Action.ANSWER_ASSISTANCE, open, it.by(), () -> answerAssistance(open, it));
    };
  }

  /// Moves a lead into a small group, or into another side-room to help the lead there.
  private static Decision visit(Open open, Visit it) {
    Seat lead = open.seat(it.by()).orElseThrow();
    if (lead.sideRoom().equals(it.sideRoomId())) {
      return noChange();
    }
    if (isOnlyLeadApart(open, lead)) {
      return rejected(Rejection.ASIDE_ALREADY);
    }
    if (it.sideRoomId().isEmpty()) {
      return accepted(left(lead, Actor.of(it.by()), it.at()));
    }
    return inSideRoom(
        open,
        it.sideRoomId().get(),
        room -> {
          if (!room.purpose().isOfTheGroup() && Asides.groupWouldBeAlone(open, List.of(lead))) {
            return rejected(Rejection.GROUP_WOULD_BE_ALONE);
          }
          List<SessionEvent> events = new ArrayList<>();
          events.add(entered(lead, room, it.by(), it.at()));
          open.in(room.sideRoomId()).stream()
              .filter(seat -> seat.placement().assistanceRequestedAt().isPresent())
              .map(seat -> new AssistanceAnswered(seat.participantId(), Actor.of(it.by()), it.at()))
              .forEach(events::add);
          return accepted(events);
        });
  }

  /// Whether this is the only lead in an aside or crisis room. Such a lead closes the room instead
  /// of walking out.
  private static boolean isOnlyLeadApart(Open open, Seat lead) {
    return lead.sideRoom()
        .flatMap(open.sideRooms()::of)
        .filter(room -> !room.purpose().isOfTheGroup())
        .map(room -> open.in(room.sideRoomId()).stream().filter(Seat::isLead).count() == 1)
        .orElse(false);
  }

  private static Decision move(Open open, Move it) {
    return ofOther(
        open,
        it.participantId(),
        seat -> {
          if (!seat.inRoom()) {
            return rejected(Rejection.NOT_IN_ROOM);
          }
          if (seat.sideRoom().equals(it.sideRoomId())) {
            return noChange();
          }
          if (mayNotEnter(open, seat, it)) {
            return rejected(Rejection.LOCATION_UNCONFIRMED);
          }
          if (it.sideRoomId().isEmpty()) {
            return accepted(left(seat, Actor.of(it.by()), it.at()));
          }
          return inSideRoom(
              open,
              it.sideRoomId().get(),
              room ->
                  room.purpose().isOfTheGroup() || seat.role() != Role.PATIENT
                      ? accepted(entered(seat, room, it.by(), it.at()))
                      : rejected(Rejection.ASIDE_ALREADY));
        });
  }

  /// A participant taken aside from the waiting room enters the group only by the location rule.
  private static boolean mayNotEnter(Open open, Seat seat, Move it) {
    return seat.placement().fromWaiting()
        && !CheckInRules.mayEnter(open, seat, it.locationRequired());
  }

  private static Decision recallGroups(Open open, RecallGroups it) {
    List<SideRoom> rooms = open.sideRooms().smallGroups();
    if (rooms.isEmpty()) {
      return noChange();
    }
    if (it.after().isPositive()) {
      Instant closesAt = it.at().plus(it.after());
      return open.sideRooms().closesAt().filter(closesAt::equals).isPresent()
          ? noChange()
          : accepted(new RecallAnnounced(closesAt, Actor.of(it.by()), it.at()));
    }
    return accepted(
        rooms.stream()
            .flatMap(room -> closing(open, room, Actor.of(it.by()), it.at()).stream())
            .toList());
  }

  private static Decision close(Open open, CloseSideRoom it) {
    return open.sideRooms()
        .of(it.sideRoomId())
        .map(room -> accepted(closing(open, room, Actor.of(it.by()), it.at())))
        .orElseGet(Decision::noChange);
  }

  private static Decision requestAssistance(Open open, RequestAssistance it) {
    Seat seat = open.seat(it.participantId()).orElseThrow();
    return seat.placement().assistanceRequestedAt().isPresent()
        ? noChange()
        : accepted(new AssistanceRequested(it.participantId(), it.at()));
  }

  private static Decision answerAssistance(Open open, AnswerAssistance it) {
    return ofSeat(
        open,
        it.participantId(),
        seat ->
            seat.placement().assistanceRequestedAt().isEmpty()
                ? noChange()
                : accepted(
                    new AssistanceAnswered(seat.participantId(), Actor.of(it.by()), it.at())));
  }

  /// Returns everyone to where they came from and closes the side-room, in one append.
  static List<SessionEvent> closing(Open open, SideRoom room, Actor by, Instant at) {
    List<SessionEvent> events = new ArrayList<>();
    for (Seat seat : open.in(room.sideRoomId())) {
      events.add(
          seat.placement().fromWaiting()
              ? new ParticipantReturnedToWaiting(seat.participantId(), by, at)
              : left(seat, by, at));
    }
    events.add(new SideRoomClosed(room.sideRoomId(), by, at));
    return events;
  }

  static SideRoomEntered entered(Seat seat, SideRoom room, ParticipantId by, Instant at) {
    return new SideRoomEntered(
        seat.participantId(), room.sideRoomId(), !seat.inRoom(), Actor.of(by), at);
  }

  private static SideRoomLeft left(Seat seat, Actor by, Instant at) {
    return new SideRoomLeft(seat.participantId(), seat.sideRoom().orElseThrow(), by, at);
  }

  private static Decision inSideRoom(
      Open open, SideRoomId sideRoomId, Function<SideRoom, Decision> rule) {
    return open.sideRooms().of(sideRoomId).map(rule).orElse(rejected(Rejection.UNKNOWN_SIDE_ROOM));
  }
}
