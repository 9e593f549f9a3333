package org.homegroup.signaling;

import java.time.Instant;
import java.util.List;
import org.homegroup.practice.Booking;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.session.Actor;
import org.homegroup.session.PartKind;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.PersonId;
import org.homegroup.session.SessionCommand;

/// What a browser asks for, as a command of the session. Who asks is known from the connection;
/// what the practice decided for the room, and what the staff record says of the asker, is handed
/// to the rules inside the command.
record Commands(Booking booking, PersonId person, ParticipantId by) {

  /// The kind of room whose groups have a chair.
  private static final String PEER = "peer";

  SessionCommand of(ClientMessage.Command message, Instant at) {
    RoomPolicy policy = booking.policy();
    return switch (message) {
      case ClientMessage.Admit it ->
          new SessionCommand.Admit(
              by, it.participantId(), it.override(), policy.locationRequired(), at);
      case ClientMessage.AdmitAll _ ->
          new SessionCommand.AdmitAll(by, policy.locationRequired(), at);
      case ClientMessage.Decline it -> new SessionCommand.Decline(by, it.participantId(), at);
      case ClientMessage.ReturnToWaiting it ->
          new SessionCommand.ReturnToWaiting(by, it.participantId(), at);
      case ClientMessage.Remove it -> new SessionCommand.Remove(by, it.participantId(), at);
      case ClientMessage.Leave _ -> new SessionCommand.Leave(by, at);
      case ClientMessage.Start _ -> new SessionCommand.Start(by, at);
      case ClientMessage.TakeBreak _ -> new SessionCommand.TakeBreak(by, at);
      case ClientMessage.Resume _ -> new SessionCommand.Resume(by, at);
      case ClientMessage.End _ -> new SessionCommand.End(Actor.of(by), at);
      case ClientMessage.GrantLead it ->
          new SessionCommand.GrantLead(by, it.participantId(), booking.supervises(person), at);
      case ClientMessage.HandOverLead it ->
          new SessionCommand.HandOverLead(by, it.participantId(), at);
      case ClientMessage.BeginPart it ->
          new SessionCommand.BeginPart(by, it.number(), agenda(), at);
      case ClientMessage.ChooseChair it ->
          new SessionCommand.ChooseChair(
              by, it.participantId(), booking.roomKind().equals(PEER), at);
      case ClientMessage.WithdrawChair _ -> new SessionCommand.WithdrawChair(by, at);
      case ClientMessage.CallOn it -> new SessionCommand.CallOn(by, it.participantId(), at);
      case ClientMessage.InCrisis it -> CrisisCommands.of(it, booking, by, at);
      case ClientMessage.RaiseHand _ -> new SessionCommand.RaiseHand(by, at);
      case ClientMessage.LowerHand it ->
          new SessionCommand.LowerHand(by, it.participantId().orElse(by), at);
      case ClientMessage.ConfirmPresence it ->
          new SessionCommand.ConfirmPresence(by, it.hearing(), at);
      case ClientMessage.Mute it -> new SessionCommand.Mute(by, it.participantId(), it.kind(), at);
      case ClientMessage.Unmute it ->
          new SessionCommand.Unmute(by, it.participantId(), it.kind(), at);
      case ClientMessage.LockDoor _ -> new SessionCommand.LockDoor(by, at);
      case ClientMessage.UnlockDoor _ -> new SessionCommand.UnlockDoor(by, at);
    };
  }

  private List<PartKind> agenda() {
    return booking.policy().agenda().stream().map(RoomPolicy.AgendaPart::part).toList();
  }
}
