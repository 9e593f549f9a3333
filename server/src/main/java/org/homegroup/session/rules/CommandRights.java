package org.homegroup.session.rules;

import java.util.Optional;
import java.util.function.Supplier;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Denial;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Decision;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;

/// Asks the table of access whether a participant may give a command. The rules check afterwards
/// whether the state of the session allows it.
public final class CommandRights {

  private CommandRights() {}

  /// The rejection for a participant who may not; empty for one who may. For what is asked of a
  /// session without being a command of it.
  public static Optional<Rejection> denied(Action action, GroupSession session, ParticipantId by) {
    return denied(action, session instanceof Open open ? open.standing(by) : Standing.NOBODY);
  }

  /// Decides by the rule if this participant may; rejects otherwise.
  static Decision ifAllowed(Action action, Open open, ParticipantId by, Supplier<Decision> rule) {
    return denied(action, open.standing(by)).map(Decision::rejected).orElseGet(rule);
  }

  /// The same for a participant whose staff record says that they supervise.
  static Decision ifSupervisorMay(
      Action action, Open open, ParticipantId by, Supplier<Decision> rule) {
    return denied(action, open.standing(by).and(Who.SUPERVISOR))
        .map(Decision::rejected)
        .orElseGet(rule);
  }

  /// Empty for a participant who may.
  static Optional<Rejection> denied(Action action, Standing standing) {
    return AccessPolicy.denial(action, standing).map(CommandRights::rejection);
  }

  private static Rejection rejection(Denial denial) {
    return switch (denial) {
      case NOT_HERE -> Rejection.NOT_HERE;
      case NOT_LEADING -> Rejection.NOT_LEADING;
      case NOT_CHAIRING -> Rejection.NOT_CHAIRING;
      case NOT_IN_ROOM -> Rejection.NOT_IN_ROOM;
      case NOT_IN_SIDE_ROOM -> Rejection.NOT_IN_SIDE_ROOM;
      case NOT_IN_CARE -> Rejection.NOT_IN_CARE;
      case NOT_A_PATIENT -> Rejection.NOT_A_PATIENT;
      case CHAT_NOT_ALLOWED -> Rejection.CHAT_NOT_ALLOWED;
      case NOT_YOURS -> Rejection.NOT_YOURS;
      case FORBIDDEN, NOT_FOUND, NOT_BOOKED, LEFT_OUT ->
          throw new IllegalArgumentException("no command is refused with " + denial);
    };
  }
}
