package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.ofSeat;
import static org.homegroup.session.rules.CommandRights.ifAllowed;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.homegroup.access.Action;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionCommand.LowerHand;
import org.homegroup.session.SessionCommand.ModerationCommand;
import org.homegroup.session.SessionCommand.Mute;
import org.homegroup.session.SessionCommand.RaiseHand;
import org.homegroup.session.SessionCommand.ShareScreen;
import org.homegroup.session.SessionCommand.SubmitSelfReport;
import org.homegroup.session.SessionCommand.Unmute;
import org.homegroup.session.SessionEvent.HandLowered;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.MutedByLead;
import org.homegroup.session.SessionEvent.SelfReported;
import org.homegroup.session.SessionEvent.UnmutedByLead;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;

/// Rules for hands, microphones, cameras, shared screens and self-reports.
final class ModerationRules {

  /// Period in which a repeated identical report is not recorded again.
  private static final Duration REPEATED_WITHIN = Duration.ofMinutes(1);

  private ModerationRules() {}

  static Decision decide(Open open, ModerationCommand command) {
    return switch (command) {
      case RaiseHand it ->
          own(
              Action.RAISE_HAND,
              open,
              it.participantId(),
              seat ->
                  seat.handRaisedAt().isPresent()
                      ? noChange()
                      : accepted(new HandRaised(it.participantId(), it.at())));
      case LowerHand it when it.by().equals(it.participantId()) ->
          own(Action.LOWER_HAND, open, it.by(), seat -> lower(seat, it));
      case LowerHand it ->
          ifAllowed(
              Action.LOWER_HAND_OF_ANOTHER,
              open,
              it.by(),
              () -> ofSeat(open, it.participantId(), seat -> lower(seat, it)));
      case SubmitSelfReport it ->
          own(Action.SUBMIT_SELF_REPORT, open, it.participantId(), seat -> selfReport(seat, it));
      case Mute it -> mute(open, it.by(), it.participantId(), it.kind(), true, it.at());
      case Unmute it -> mute(open, it.by(), it.participantId(), it.kind(), false, it.at());
      case ShareScreen it -> ScreenShareRules.decide(open, it);
    };
  }

  private static Decision lower(Seat seat, LowerHand it) {
    return seat.handRaisedAt().isEmpty()
        ? noChange()
        : accepted(new HandLowered(it.participantId(), Actor.of(it.by()), it.at()));
  }

  /// Records a self-report, unless media arrives: received media is the better proof.
  private static Decision selfReport(Seat seat, SubmitSelfReport it) {
    if (!(seat.connection() instanceof ConnectionState.Up up)) {
      return rejected(Rejection.NOT_HERE);
    }
    boolean alreadyReported =
        up.selfReport()
            .filter(last -> last.hearing() == it.hearing())
            .filter(last -> last.at().plus(REPEATED_WITHIN).isAfter(it.at()))
            .isPresent();
    return alreadyReported || !up.media().isEmpty()
        ? noChange()
        : accepted(
            new SelfReported(seat.participantId(), up.connectionId(), it.hearing(), it.at()));
  }

  private static Decision mute(
      Open open, ParticipantId by, ParticipantId of, MediaKind kind, boolean mute, Instant at) {
    return ifAllowed(
        mute ? Action.MUTE : Action.UNMUTE,
        open,
        by,
        () ->
            ofSeat(
                open,
                of,
                seat -> {
                  if (seat.isLead()) {
                    return rejected(Rejection.IS_A_LEAD);
                  }
                  if (!seat.inRoom()) {
                    return rejected(Rejection.NOT_IN_ROOM);
                  }
                  if (seat.mutedByLead().contains(kind) == mute) {
                    return noChange();
                  }
                  return accepted(
                      mute
                          ? new MutedByLead(of, kind, Actor.of(by), at)
                          : new UnmutedByLead(of, kind, Actor.of(by), at));
                }));
  }

  private static Decision own(
      Action action, Open open, ParticipantId id, Function<Seat, Decision> rule) {
    return ifAllowed(action, open, id, () -> rule.apply(open.seat(id).orElseThrow()));
  }
}
