package org.homegroup.session.rules;

import static org.homegroup.session.Decision.accepted;
import static org.homegroup.session.Decision.noChange;
import static org.homegroup.session.Decision.rejected;
import static org.homegroup.session.rules.AdmissionRules.byLead;
import static org.homegroup.session.rules.AdmissionRules.ofSeat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
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

/// Hands, microphones, cameras and screens in the room, and who is there without them.
final class ModerationRules {

  /// How long the same answer is not written down a second time.
  private static final Duration SAID_LATELY = Duration.ofMinutes(1);

  private ModerationRules() {}

  static Decision decide(Open open, ModerationCommand command) {
    return switch (command) {
      case RaiseHand it ->
          own(
              open,
              it.participantId(),
              seat ->
                  seat.handRaisedAt().isPresent()
                      ? noChange()
                      : accepted(new HandRaised(it.participantId(), it.at())));
      case LowerHand it when it.by().equals(it.participantId()) ->
          own(open, it.by(), seat -> lower(seat, it));
      case LowerHand it ->
          byLead(open, it.by(), () -> ofSeat(open, it.participantId(), seat -> lower(seat, it)));
      case SubmitSelfReport it -> own(open, it.participantId(), seat -> confirm(seat, it));
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

  /// Media that comes is the better proof: then there is nothing left to say.
  private static Decision confirm(Seat seat, SubmitSelfReport it) {
    if (!(seat.line() instanceof ConnectionState.Up up)) {
      return rejected(Rejection.NOT_HERE);
    }
    boolean saidLately =
        up.selfReport()
            .filter(said -> said.hearing() == it.hearing())
            .filter(said -> said.at().plus(SAID_LATELY).isAfter(it.at()))
            .isPresent();
    return saidLately || !up.media().isEmpty()
        ? noChange()
        : accepted(
            new SelfReported(seat.participantId(), up.connectionId(), it.hearing(), it.at()));
  }

  private static Decision mute(
      Open open, ParticipantId by, ParticipantId of, MediaKind kind, boolean mute, Instant at) {
    return byLead(
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

  private static Decision own(Open open, ParticipantId id, Function<Seat, Decision> rule) {
    return open.seat(id)
        .map(seat -> seat.inRoom() ? rule.apply(seat) : rejected(Rejection.NOT_IN_ROOM))
        .orElse(rejected(Rejection.NOT_HERE));
  }
}
