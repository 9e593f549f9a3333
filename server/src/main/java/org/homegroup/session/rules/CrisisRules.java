package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homegroup.access.Action;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Crisis;
import org.homegroup.session.Crisis.TelephoneCallback;
import org.homegroup.session.Decision;
import org.homegroup.session.FormerSeat;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.CrisisCommand;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.TakeTelephoneCallback;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for participants in danger. A patient or guest may raise a crisis for themself from
/// anywhere; a lead may raise one for them, even after they have left. A lead goes to them in one
/// step. No rule here refuses because the group would be without a lead; the timer then holds the
/// group.
final class CrisisRules {

  private CrisisRules() {}

  static Decision decide(Open open, CrisisCommand command) {
    return switch (command) {
      case RaiseCrisis it -> raise(open, it);
      case AnswerCrisis it ->
          ifAllowed(Action.ANSWER_CRISIS, open, it.by(), () -> answer(open, it));
      case CloseCrisis it -> ifAllowed(Action.CLOSE_CRISIS, open, it.by(), () -> close(open, it));
      case TakeTelephoneCallback it -> takeCallback(open, it);
    };
  }

  private static Decision raise(Open open, RaiseCrisis it) {
    if (it.participantId().equals(it.by())) {
      return ifAllowed(Action.RAISE_CRISIS, open, it.by(), () -> raiseForOneself(open, it));
    }
    return ifAllowed(
        Action.RAISE_CRISIS_OF_ANOTHER,
        open,
        it.by(),
        () ->
            open.former(it.participantId())
                .map(former -> raiseForFormerParticipant(open, it, former))
                .orElseGet(() -> raiseForSeated(open, it)));
  }

  private static Decision raiseForOneself(Open open, RaiseCrisis it) {
    return open.crises().of(it.by()).isPresent() ? noChange() : accepted(raised(it));
  }

  /// A participant who has left can only be telephoned; the timer raises the callback.
  private static Decision raiseForFormerParticipant(Open open, RaiseCrisis it, FormerSeat former) {
    if (!former.role().isInCare()) {
      return rejected(Rejection.NOT_IN_CARE);
    }
    return open.crises().of(it.participantId()).isPresent() ? noChange() : accepted(raised(it));
  }

  /// Raises the crisis and brings the lead there in one step. A participant without a connection
  /// can only be telephoned.
  private static Decision raiseForSeated(Open open, RaiseCrisis it) {
    return AdmissionRules.ofSeat(
        open,
        it.participantId(),
        seat -> {
          if (!seat.isInCare()) {
            return rejected(Rejection.NOT_IN_CARE);
          }
          Optional<Crisis> known = open.crises().of(it.participantId());
          List<SessionEvent> events = new ArrayList<>();
          if (known.isEmpty()) {
            events.add(raised(it));
          }
          if (seat.connected()) {
            CrisisId id = known.map(Crisis::crisisId).orElse(it.crisisId());
            Decision going =
                CrisisRooms.go(
                    open,
                    known,
                    new AnswerCrisis(it.by(), id, it.locationRequired(), it.sideRoomId(), it.at()),
                    seat);
            if (!(going instanceof Decision.Accepted(var more))) {
              return going;
            }
            events.addAll(more);
          }
          return accepted(events);
        });
  }

  private static CrisisRaised raised(RaiseCrisis it) {
    return new CrisisRaised(it.crisisId(), it.participantId(), Actor.of(it.by()), it.at());
  }

  private static Decision answer(Open open, AnswerCrisis it) {
    Optional<Crisis> crisis = open.crises().of(it.crisisId());
    if (crisis.isEmpty()) {
      return rejected(Rejection.ALREADY_OVER);
    }
    return open.seat(crisis.get().participantId())
        .filter(Seat::connected)
        .map(seat -> CrisisRooms.go(open, crisis, it, seat))
        .orElse(rejected(Rejection.NOT_CONNECTED));
  }

  private static Decision close(Open open, CloseCrisis it) {
    Optional<Crisis> crisis = open.crises().of(it.crisisId());
    if (crisis.isEmpty()) {
      return noChange();
    }
    Actor by = Actor.of(it.by());
    List<SessionEvent> events = new ArrayList<>();
    events.add(new CrisisClosed(it.crisisId(), by, it.at()));
    Crises.room(open, crisis.get())
        .ifPresent(room -> events.addAll(CrisisRooms.closing(open, room, by, it.at())));
    return accepted(events);
  }

  /// Accepts a lead, or the supervisor on call, who need not be in the session.
  private static Decision takeCallback(Open open, TakeTelephoneCallback it) {
    return it.by().equals(Actor.ON_CALL)
        ? callbackTaken(open, it)
        : ifAllowed(
            Action.TAKE_TASK,
            open,
            new ParticipantId(it.by().value()),
            () -> callbackTaken(open, it));
  }

  private static Decision callbackTaken(Open open, TakeTelephoneCallback it) {
    Optional<TelephoneCallback> due =
        open.crises().of(it.crisisId()).flatMap(Crisis::telephoneCallback);
    if (due.isEmpty()) {
      return rejected(Rejection.ALREADY_OVER);
    }
    return due.get()
        .takenBy()
        .map(taken -> taken.equals(it.person()) ? noChange() : rejected(Rejection.ALREADY_TAKEN))
        .orElseGet(
            () ->
                accepted(new TelephoneCallbackTaken(it.crisisId(), it.person(), it.by(), it.at())));
  }

  /// The callbacks that are due for participants in danger who lost the connection or left.
  static List<SessionEvent> callbacksDue(
      Open open, SupervisionPolicy supervisionPolicy, Instant at) {
    return open.crises().open().values().stream()
        .filter(crisis -> crisis.telephoneCallback().isEmpty() && !Crises.isReachable(open, crisis))
        .map(crisis -> due(crisis, at.plus(supervisionPolicy.telephoneCallbackWithin()), at))
        .toList();
  }

  /// The callbacks due when the clock ends the session: every participant in danger loses the
  /// connection then, so each call is due at once.
  static List<SessionEvent> callbacksDueAtEnd(Open open, Instant at) {
    return open.crises().open().values().stream()
        .filter(crisis -> crisis.telephoneCallback().isEmpty())
        .map(crisis -> due(crisis, at, at))
        .toList();
  }

  private static SessionEvent due(Crisis crisis, Instant dueAt, Instant at) {
    return new TelephoneCallbackDue(crisis.crisisId(), crisis.participantId(), dueAt, at);
  }

  /// Ends the callbacks of participants who are connected again.
  static List<SessionEvent> callbacksOver(Open open, Instant at) {
    return open.crises().open().values().stream()
        .filter(
            crisis -> crisis.telephoneCallback().isPresent() && Crises.isReachable(open, crisis))
        .map(
            crisis ->
                (SessionEvent)
                    new TelephoneCallbackOver(
                        crisis.crisisId(), Actor.of(crisis.participantId()), at))
        .toList();
  }
}
