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

/// Rules for writing and receiving chat messages. A message stays in the place where it is written,
/// except that the leads are one audience wherever they are. Messages are not session commands:
/// they are decided here and never stored.
public final class ChatRules {

  /// An addressee that a participant may choose on screen.
  public enum Choice {
    GROUP,
    LEADS,
    ONE
  }

  /// The result of applying the rules to a message.
  public sealed interface Decision {

    /// The message reaches these participants and nobody else; the author is among them.
    record Reaches(Set<ParticipantId> readers) implements Decision {
      public Reaches {
        readers = Set.copyOf(readers);
      }
    }

    record Refused(Rejection rejection) implements Decision {}
  }

  private ChatRules() {}

  /// The addressees that the policy of the practice allows.
  ///
  /// @param withoutLimits for leads, whom the policy does not limit
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

  /// Rejects a message that no lead can read now. Nothing is stored for later, so "sent" would be
  /// untrue.
  private static Decision toLeads(Open open, Seat from) {
    return !from.isLead() && open.leadsHere() == 0
        ? refused(Rejection.NOBODY_READS_IT)
        : reaches(open, from, Seat::isLead);
  }

  /// A message to one lead goes to all leads, so that all of them know the same.
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
