package org.homegroup.signaling.room;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
import org.homegroup.practice.Booking;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.session.Actor;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.SessionCommand;
import org.homegroup.signaling.protocol.ClientMessage;

/// Maps a message of a browser to a command of the session. The sender is known from the
/// connection. The command carries what the rules need of the practice: the policy of the room,
/// and what the staff record says of the sender.
record CommandMapper(Booking booking, PersonId person, ParticipantId by) {

  /// The kind of room whose groups have a chair.
  private static final String PEER = "peer";

  SessionCommand of(ClientMessage.Command message, Instant at) {
    RoomPolicy policy = booking.policy();
    return switch (message) {
      case ClientMessage.Admit it ->
          new SessionCommand.Admit(
              by, it.participantId(), it.override(), booking.policy().locationRequired(), at);
      case ClientMessage.AdmitAll _ ->
          new SessionCommand.AdmitAll(by, booking.policy().locationRequired(), at);
      case ClientMessage.Decline it -> new SessionCommand.Decline(by, it.participantId(), at);
      case ClientMessage.ReturnToWaiting it ->
          new SessionCommand.ReturnToWaiting(by, it.participantId(), at);
      case ClientMessage.Remove it -> new SessionCommand.Remove(by, it.participantId(), at);
      case ClientMessage.Leave _ -> new SessionCommand.Leave(by, at);
      case ClientMessage.Start _ -> new SessionCommand.Start(by, at);
      case ClientMessage.TakeBreak _ -> new SessionCommand.TakeBreak(by, at);
      case ClientMessage.Resume _ -> new SessionCommand.Resume(by, agenda(), at);
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
      case ClientMessage.TakeAside it ->
          new SessionCommand.TakeAside(
              by,
              it.participantId(),
              sideRoom(it.id(), 0),
              it.override(),
              booking.policy().locationRequired(),
              at);
      case ClientMessage.Split it -> new SessionCommand.Split(by, smallGroups(it), at);
      case ClientMessage.Visit it -> new SessionCommand.Visit(by, it.sideRoomId(), at);
      case ClientMessage.Move it ->
          new SessionCommand.Move(
              by, it.participantId(), it.sideRoomId(), booking.policy().locationRequired(), at);
      case ClientMessage.RecallGroups it ->
          new SessionCommand.RecallGroups(by, Duration.ofSeconds(it.seconds()), at);
      case ClientMessage.CloseSideRoom it ->
          new SessionCommand.CloseSideRoom(by, it.sideRoomId(), at);
      case ClientMessage.RequestAssistance _ -> new SessionCommand.RequestAssistance(by, at);
      case ClientMessage.AnswerAssistance it ->
          new SessionCommand.AnswerAssistance(by, it.participantId(), at);
      case ClientMessage.CrisisCommand it -> CrisisCommands.of(it, booking, by, at);
      case ClientMessage.RaiseHand _ -> new SessionCommand.RaiseHand(by, at);
      case ClientMessage.LowerHand it ->
          new SessionCommand.LowerHand(by, it.participantId().orElse(by), at);
      case ClientMessage.SubmitSelfReport it ->
          new SessionCommand.SubmitSelfReport(by, it.hearing(), at);
      case ClientMessage.Mute it -> new SessionCommand.Mute(by, it.participantId(), it.kind(), at);
      case ClientMessage.Unmute it ->
          new SessionCommand.Unmute(by, it.participantId(), it.kind(), at);
      case ClientMessage.ShareScreen it -> new SessionCommand.ShareScreen(by, it.on(), at);
      case ClientMessage.LockDoor _ -> new SessionCommand.LockDoor(by, at);
      case ClientMessage.UnlockDoor _ -> new SessionCommand.UnlockDoor(by, at);
    };
  }

  private List<SessionCommand.SmallGroup> smallGroups(ClientMessage.Split split) {
    return IntStream.range(0, split.groups().size())
        .mapToObj(
            i -> new SessionCommand.SmallGroup(sideRoom(split.id(), i), split.groups().get(i)))
        .toList();
  }

  /// The same for the same command, so that one which is sent again, even to a server that has
  /// forgotten it, opens no second room.
  private SideRoomId sideRoom(String commandId, int number) {
    String seed = booking.sessionId() + "/" + by + "/" + commandId + "/" + number;
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    return new SideRoomId(
        "s-" + Long.toString(id.getMostSignificantBits() >>> 1, Character.MAX_RADIX));
  }

  private List<AgendaPartKind> agenda() {
    return booking.policy().agenda().stream().map(RoomPolicy.AgendaPart::part).toList();
  }
}
