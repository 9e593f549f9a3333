package org.homegroup.session.rules;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.ChatPolicy;
import org.homegroup.session.ChatTo;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SeatStanding;

/// Who may write to whom, and who is sent it. What is said stays in the place where it is said,
/// but that the leads are one wherever they are. Pure, and no command of the session: what is
/// written is decided upon here and kept nowhere.
public final class ChatRules {

  /// What somebody may choose on the screen.
  public enum Choice {
    GROUP,
    LEADS,
    ONE
  }

  /// What the rules made of a message.
  public sealed interface Decision {

    /// It reaches these and nobody else; whoever wrote it is among them.
    record Reaches(Set<ParticipantId> readers) implements Decision {
      public Reaches {
        readers = Set.copyOf(readers);
      }
    }

    record Refused(Rejection rejection) implements Decision {}
  }

  private ChatRules() {}

  /// What a participant may choose under the policy of the practice.
  ///
  /// @param withoutLimits as leads, whom the policy does not limit
  public static Set<Choice> choices(boolean withoutLimits, ChatPolicy policy) {
    Set<Choice> choices = EnumSet.of(Choice.LEADS);
    if (withoutLimits || policy.toGroup()) {
      choices.add(Choice.GROUP);
    }
    if (withoutLimits || policy.oneToOne()) {
      choices.add(Choice.ONE);
    }
    return choices;
  }

  public static Decision decide(
      GroupSession session, ParticipantId from, ChatTo to, ChatPolicy policy) {
    return switch (session) {
      case Open open ->
          CommandRights.denied(Action.CHAT, open.standing(from))
              .map(ChatRules::refused)
              .orElseGet(() -> decide(open, open.seat(from).orElseThrow(), to, policy));
      case GroupSession.NotScheduled _, GroupSession.Scheduled _ -> refused(Rejection.NOT_HERE);
      case GroupSession.Ended _ -> refused(Rejection.SESSION_ENDED);
    };
  }

  private static Decision decide(Open open, Seat from, ChatTo to, ChatPolicy policy) {
    if (open.isHeld(from)) {
      return refused(Rejection.ON_HOLD);
    }
    Set<Choice> may =
        choices(AccessPolicy.allows(Action.CHAT_WITHOUT_LIMITS, SeatStanding.of(from)), policy);
    if (to.equals(ChatTo.GROUP)) {
      return may.contains(Choice.GROUP)
          ? reaches(open, from, seat -> seat.isBeside(from))
          : notAllowed();
    }
    if (to.equals(ChatTo.LEADS)) {
      return toLeads(open, from);
    }
    return may.contains(Choice.ONE)
        ? to.one()
            .flatMap(open::seat)
            .map(seat -> toOne(open, from, seat))
            .orElse(refused(Rejection.UNKNOWN_PARTICIPANT))
        : notAllowed();
  }

  /// Nothing is kept for later: to say that it was sent when nobody can read it would be a lie.
  private static Decision toLeads(Open open, Seat from) {
    return !from.isLead() && open.leadsHere() == 0
        ? refused(Rejection.NOBODY_READS_IT)
        : reaches(open, from, Seat::isLead);
  }

  /// What is said to one lead is said to all of them, so that two leads know the same.
  private static Decision toOne(Open open, Seat from, Seat to) {
    if (to.isLead() && !from.isLead()) {
      return notAllowed();
    }
    if (!to.inRoom()) {
      return refused(Rejection.NOT_IN_ROOM);
    }
    if (!to.isBeside(from)) {
      return refused(Rejection.ELSEWHERE);
    }
    return to.connected()
        ? reaches(open, from, seat -> seat.participantId().equals(to.participantId()))
        : refused(Rejection.NOBODY_READS_IT);
  }

  private static Decision reaches(Open open, Seat from, Predicate<Seat> whom) {
    Set<ParticipantId> readers = new LinkedHashSet<>();
    readers.add(from.participantId());
    open.inRoom().stream().filter(whom).map(Seat::participantId).forEach(readers::add);
    return new Decision.Reaches(readers);
  }

  private static Decision notAllowed() {
    return refused(Rejection.CHAT_NOT_ALLOWED);
  }

  private static Decision refused(Rejection rejection) {
    return new Decision.Refused(rejection);
  }
}
