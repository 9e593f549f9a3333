package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionCommand.AdmissionCommand;
import org.homegroup.session.SessionCommand.AgendaCommand;
import org.homegroup.session.SessionCommand.Arrive;
import org.homegroup.session.SessionCommand.CheckInCommand;
import org.homegroup.session.SessionCommand.ConnectionCommand;
import org.homegroup.session.SessionCommand.CrisisCommand;
import org.homegroup.session.SessionCommand.End;
import org.homegroup.session.SessionCommand.LeadCommand;
import org.homegroup.session.SessionCommand.Leave;
import org.homegroup.session.SessionCommand.ModerationCommand;
import org.homegroup.session.SessionCommand.OpenDoors;
import org.homegroup.session.SessionCommand.SideRoomCommand;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.DoorsOpened;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionScheduled;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.NotScheduled;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;

/// Decides a command in a state: events or a rejection. Pure: no clock, no generated ids, no I/O.
///
/// The switches are nested by state and then by command, without `default`, so a new command or
/// state breaks the build at every place that must handle it.
public final class SessionDecider {

  private SessionDecider() {}

  public static Decision decide(GroupSession session, SessionCommand command) {
    return switch (session) {
      case NotScheduled _ -> notScheduled(command);
      case Scheduled scheduled -> scheduled(scheduled, command);
      case Open open -> FollowUpRules.of(open, open(open, command), command.at());
      case Ended _ -> ended(command);
    };
  }

  private static Decision notScheduled(SessionCommand command) {
    return switch (command) {
      case SessionCommand.ScheduleSession it ->
          accepted(
              new SessionScheduled(
                  it.sessionId(),
                  it.roomId(),
                  it.doorsOpenAt(),
                  it.startsAt(),
                  it.endsAt(),
                  it.zone(),
                  it.at()));
      case ConnectionCommand _, Tick _ -> noChange();
      case AdmissionCommand _,
          CheckInCommand _,
          LeadCommand _,
          ModerationCommand _,
          SideRoomCommand _,
          AgendaCommand _,
          CrisisCommand _ ->
          rejected(Rejection.UNKNOWN_SESSION);
    };
  }

  private static Decision scheduled(Scheduled scheduled, SessionCommand command) {
    return switch (command) {
      case SessionCommand.ScheduleSession _, ConnectionCommand _, Leave _, Tick _ -> noChange();
      case OpenDoors it -> accepted(new DoorsOpened(it.by(), it.at()));
      case Arrive it -> arriveFirst(scheduled, it);
      case End it when it.by().equals(Actor.CLOCK) -> accepted(new SessionEnded(it.by(), it.at()));
      case AdmissionCommand _,
          CheckInCommand _,
          LeadCommand _,
          ModerationCommand _,
          SideRoomCommand _,
          AgendaCommand _,
          CrisisCommand _ ->
          rejected(Rejection.NOT_HERE);
    };
  }

  /// The first arrival after the opening time opens the doors. A lead or supervisor opens them at
  /// any time.
  private static Decision arriveFirst(Scheduled scheduled, Arrive it) {
    boolean timeHasCome = !it.at().isBefore(scheduled.schedule().doorsOpenAt());
    if (!timeHasCome && !it.walksIn(it.role())) {
      return rejected(Rejection.DOORS_CLOSED);
    }
    List<SessionEvent> events = new ArrayList<>();
    events.add(new DoorsOpened(timeHasCome ? Actor.CLOCK : Actor.BOOKING, it.at()));
    return switch (AdmissionRules.decide(Open.opened(scheduled.schedule()), it)) {
      case Decision.Accepted(var more) -> {
        events.addAll(more);
        yield accepted(events);
      }
      case Decision.Rejected rejected -> rejected;
    };
  }

  private static Decision open(Open open, SessionCommand command) {
    return switch (command) {
      case AdmissionCommand it -> AdmissionRules.decide(open, it);
      case CheckInCommand it -> CheckInRules.decide(open, it);
      case ConnectionCommand it -> ConnectionRules.decide(open, it);
      case LeadCommand it -> LeadingRules.decide(open, it);
      case ModerationCommand it -> ModerationRules.decide(open, it);
      case SideRoomCommand it -> SideRoomRules.decide(open, it);
      case Tick it -> TimerRules.decide(open, it);
      case AgendaCommand it -> AgendaRules.decide(open, it);
      case CrisisCommand it -> CrisisRules.decide(open, it);
    };
  }

  private static Decision ended(SessionCommand command) {
    return switch (command) {
      case SessionCommand.ScheduleSession _, Leave _, End _, ConnectionCommand _, Tick _ ->
          noChange();
      case AdmissionCommand _,
          CheckInCommand _,
          LeadCommand _,
          ModerationCommand _,
          SideRoomCommand _,
          AgendaCommand _,
          CrisisCommand _ ->
          rejected(Rejection.SESSION_ENDED);
    };
  }
}
