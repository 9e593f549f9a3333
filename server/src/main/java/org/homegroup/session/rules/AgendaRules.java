package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.ofSeat;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.Decision;
import org.homegroup.session.Phase;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand.AgendaCommand;
import org.homegroup.session.SessionCommand.BeginPart;
import org.homegroup.session.SessionCommand.CallOn;
import org.homegroup.session.SessionCommand.ChooseChair;
import org.homegroup.session.SessionCommand.WithdrawChair;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.AgendaPartBegun;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ChairChosen;
import org.homegroup.session.SessionEvent.ChairWithdrawn;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.state.Agenda;
import org.homegroup.session.state.Agenda.Begun;
import org.homegroup.session.state.GroupSession.Open;

/// Rules for the agenda and for the chair of a peer group. The chair reads and calls on people; the
/// door, the microphones and the waiting room stay with the leads.
final class AgendaRules {

  private AgendaRules() {}

  static Decision decide(Open open, AgendaCommand command) {
    return switch (command) {
      case BeginPart it -> ifAllowed(Action.BEGIN_PART, open, it.by(), () -> begin(open, it));
      case ChooseChair it -> ifAllowed(Action.CHOOSE_CHAIR, open, it.by(), () -> choose(open, it));
      case WithdrawChair it ->
          ifAllowed(Action.WITHDRAW_CHAIR, open, it.by(), () -> withdraw(open, it));
      case CallOn it -> ifAllowed(Action.CALL_ON, open, it.by(), () -> callOn(open, it));
    };
  }

  private static Decision begin(Open open, BeginPart it) {
    if (it.number() < 1 || it.number() > it.agenda().size()) {
      return rejected(Rejection.UNKNOWN_PART);
    }
    if (open.phase() == Phase.DOORS_OPEN) {
      return rejected(Rejection.NOT_STARTED);
    }
    AgendaPartKind part = it.agenda().get(it.number() - 1);
    List<SessionEvent> events = new ArrayList<>();
    if (open.agenda().part().map(Begun::number).filter(n -> n == it.number()).isEmpty()) {
      events.add(new AgendaPartBegun(it.number(), part, Actor.of(it.by()), it.at()));
    }
    if (part == AgendaPartKind.BREAK && open.phase() == Phase.IN_SESSION) {
      events.add(new BreakStarted(Actor.of(it.by()), it.at()));
    }
    if (part != AgendaPartKind.BREAK && open.phase() == Phase.ON_BREAK) {
      events.add(new SessionResumed(Actor.of(it.by()), it.at()));
    }
    return accepted(events);
  }

  /// The part that follows a break: the next one that is not itself a break. Empty when the present
  /// part is not a break, and when nothing is left.
  static Optional<AgendaPartBegun> afterBreak(
      Agenda agenda, List<AgendaPartKind> parts, Actor by, Instant at) {
    return agenda
        .part()
        .filter(on -> on.part() == AgendaPartKind.BREAK)
        .flatMap(
            on ->
                IntStream.range(on.number(), parts.size())
                    .filter(index -> parts.get(index) != AgendaPartKind.BREAK)
                    .mapToObj(i -> new AgendaPartBegun(i + 1, parts.get(i), by, at))
                    .findFirst());
  }

  private static Decision choose(Open open, ChooseChair it) {
    if (!it.peer()) {
      return rejected(Rejection.NOT_A_PEER_SESSION);
    }
    return ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (seat.isLead()) {
            return rejected(Rejection.IS_A_LEAD);
          }
          if (seat.role() != Role.PATIENT) {
            return rejected(Rejection.MAY_NOT_CHAIR);
          }
          if (!seat.inRoom()) {
            return rejected(Rejection.NOT_IN_ROOM);
          }
          return chosen(open.agenda().chair(), it);
        });
  }

  private static Decision chosen(Optional<ParticipantId> chair, ChooseChair it) {
    if (chair.filter(it.participantId()::equals).isPresent()) {
      return noChange();
    }
    List<SessionEvent> events = new ArrayList<>();
    chair.ifPresent(was -> events.add(new ChairWithdrawn(was, Actor.of(it.by()), it.at())));
    events.add(new ChairChosen(it.participantId(), Actor.of(it.by()), it.at()));
    return accepted(events);
  }

  private static Decision withdraw(Open open, WithdrawChair it) {
    return open.agenda()
        .chair()
        .map(chair -> accepted(new ChairWithdrawn(chair, Actor.of(it.by()), it.at())))
        .orElse(noChange());
  }

  /// The participant who is called on speaks next, and their hand is lowered.
  private static Decision callOn(Open open, CallOn it) {
    return ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (!seat.inRoom()) {
            return rejected(Rejection.NOT_IN_ROOM);
          }
          return seat.handRaisedAt().isEmpty()
              ? noChange()
              : accepted(new HandLowered(it.participantId(), Actor.of(it.by()), it.at()));
        });
  }
}
