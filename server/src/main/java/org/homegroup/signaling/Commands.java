package org.homegroup.signaling;

import java.time.Instant;
import org.homegroup.session.Actor;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.SessionCommand;

/// What a browser asks for, as a command of the session. Who asks is known from the connection.
final class Commands {

  private Commands() {}

  static SessionCommand of(ClientMessage.Command message, ParticipantId by, Instant at) {
    return switch (message) {
      case ClientMessage.Admit it -> new SessionCommand.Admit(by, it.participantId(), at);
      case ClientMessage.AdmitAll _ -> new SessionCommand.AdmitAll(by, at);
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
          new SessionCommand.GrantLead(by, it.participantId(), false, at);
      case ClientMessage.HandOverLead it ->
          new SessionCommand.HandOverLead(by, it.participantId(), at);
      case ClientMessage.RaiseHand _ -> new SessionCommand.RaiseHand(by, at);
      case ClientMessage.LowerHand it ->
          new SessionCommand.LowerHand(by, it.participantId().orElse(by), at);
      case ClientMessage.Mute it -> new SessionCommand.Mute(by, it.participantId(), it.kind(), at);
      case ClientMessage.Unmute it ->
          new SessionCommand.Unmute(by, it.participantId(), it.kind(), at);
      case ClientMessage.LockDoor _ -> new SessionCommand.LockDoor(by, at);
      case ClientMessage.UnlockDoor _ -> new SessionCommand.UnlockDoor(by, at);
    };
  }
}
