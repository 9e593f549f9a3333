package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.ofSeat;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.GrantLead;
import org.homegroup.session.SessionCommand.HandOverLead;
import org.homegroup.session.SessionCommand.LeadCommand;
import org.homegroup.session.SessionCommand.Resume;
import org.homegroup.session.SessionCommand.Start;
import org.homegroup.session.SessionCommand.TakeBreak;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.LeadGranted;
import org.homegroup.session.SessionEvent.LeadHandedOver;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionResumed;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for phases and the lead role. Two leads have equal rights; nobody becomes a lead without
/// permission in the staff record.
final class LeadingRules {

  private LeadingRules() {}

  static Decision decide(Open open, LeadCommand command) {
    return switch (command) {
      case Start it -> ifAllowed(Action.START, open, it.by(), () -> start(open, it));
      case TakeBreak it -> ifAllowed(Action.TAKE_BREAK, open, it.by(), () -> takeBreak(open, it));
      case Resume it -> ifAllowed(Action.RESUME, open, it.by(), () -> resume(open, it));
      case End it -> end(open, it);
      case GrantLead it when it.supervising() ->
          CommandRights.ifSupervisorMay(
              Action.GRANT_LEAD_AS_SUPERVISOR, open, it.by(), () -> grant(open, it));
      case GrantLead it -> ifAllowed(Action.GRANT_LEAD, open, it.by(), () -> grant(open, it));
      case HandOverLead it ->
          ifAllowed(Action.HAND_OVER_LEAD, open, it.by(), () -> handOver(open, it));
    };
  }

  private static Decision start(Open open, Start it) {
    return switch (open.phase()) {
      case DOORS_OPEN -> accepted(new SessionStarted(Actor.of(it.by()), it.at()));
      case IN_SESSION, ON_BREAK -> noChange();
    };
  }

  private static Decision takeBreak(Open open, TakeBreak it) {
    return switch (open.phase()) {
      case DOORS_OPEN -> rejected(Rejection.NOT_STARTED);
      case IN_SESSION -> accepted(new BreakStarted(Actor.of(it.by()), it.at()));
      case ON_BREAK -> noChange();
    };
  }

  private static Decision resume(Open open, Resume it) {
    return switch (open.phase()) {
      case DOORS_OPEN -> rejected(Rejection.NOT_STARTED);
      case IN_SESSION -> noChange();
      case ON_BREAK -> resumed(open, it);
    };
  }

  /// After a break of the agenda, the next planned part begins.
  private static Decision resumed(Open open, Resume it) {
    Actor by = Actor.of(it.by());
    List<SessionEvent> events = new ArrayList<>();
    AgendaRules.afterBreak(open.agenda(), it.agenda(), by, it.at()).ifPresent(events::add);
    events.add(new SessionResumed(by, it.at()));
    return accepted(events);
  }

  /// The clock may end a session; a participant must be a lead to do so.
  private static Decision end(Open open, End it) {
    return it.by().equals(Actor.CLOCK)
        ? ended(open, it)
        : ifAllowed(
            Action.END, open, new ParticipantId(it.by().value()), () -> endedByLead(open, it));
  }

  /// Refuses while a crisis is open, so that nobody in danger is left behind.
  private static Decision endedByLead(Open open, End it) {
    return open.crises().open().isEmpty() ? ended(open, it) : rejected(Rejection.CRISIS_OPEN);
  }

  private static Decision ended(Open open, End it) {
    List<SessionEvent> events = new ArrayList<>();
    for (Seat seat : open.seats().values()) {
      events.add(AdmissionRules.left(seat, LeaveReason.SESSION_ENDED, it.by(), it.at()));
    }
    events.addAll(CrisisRules.callbacksDueAtEnd(open, it.at()));
    events.add(new SessionEnded(it.by(), it.at()));
    return accepted(events);
  }

  /// By a lead, or by a supervisor, who may also appoint themself, when the group has none.
  private static Decision grant(Open open, GrantLead it) {
    return ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (seat.isLead()) {
            return noChange();
          }
          // A participant who is here as a patient never leads, whatever the staff record says.
          if (!seat.mayLead() || seat.role() == Role.PATIENT) {
            return rejected(Rejection.MAY_NOT_LEAD);
          }
          return seat.inRoom()
              ? accepted(new LeadGranted(seat.participantId(), Actor.of(it.by()), it.at()))
              : rejected(Rejection.NOT_IN_ROOM);
        });
  }

  private static Decision handOver(Open open, HandOverLead it) {
    return ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (!seat.isLead()) {
            return rejected(Rejection.MAY_NOT_LEAD);
          }
          if (open.leading().filter(it.participantId()::equals).isPresent()) {
            return noChange();
          }
          if (!seat.present()) {
            return rejected(Rejection.NOT_IN_ROOM);
          }
          return accepted(
              new LeadHandedOver(open.leading().orElse(it.by()), it.participantId(), it.at()));
        });
  }
}
