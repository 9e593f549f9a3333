package org.homegroup.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.session.ChatTo;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.OverrideReason;

/// A message from a browser on the live socket; `PROTOCOL.md` has the meaning of each. The type on
/// the wire is the record's name in kebab-case.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientMessage {

  record Hello(
      int protocol, String token, SessionId sessionId, Device device, Optional<LeftOff> resume)
      implements ClientMessage {

    /// The token is a secret.
    @Override
    public String toString() {
      return "Hello";
    }
  }

  /// Instead of `hello`: a check of the connection, without coming.
  record Preflight(int protocol, String token, SessionId sessionId) implements ClientMessage {

    /// The token is a secret.
    @Override
    public String toString() {
      return "Preflight";
    }
  }

  /// Nothing came through: once more by the relay and no other way.
  record PreflightRelay() implements ClientMessage {}

  record PreflightMeasured(NetworkMeasurement measurement) implements ClientMessage {}

  /// What the client had when its connection dropped. `connectionId` is named by the page that was
  /// given it and by no other.
  record LeftOff(AudienceKind audience, long version, Optional<ConnectionId> connectionId) {}

  record Pong() implements ClientMessage {}

  /// The person's own switches.
  record Sending(boolean audio, boolean video) implements ClientMessage {}

  /// A lead's screen shows the queue of that version.
  record QueueSeen(long version) implements ClientMessage {}

  /// The videos that this screen shows; no other is sent to it.
  record Receive(List<Wish> video) implements ClientMessage {

    public ReceiverConstraints constraints() {
      Map<ParticipantId, Integer> heights = new HashMap<>();
      video.forEach(each -> heights.put(each.participantId(), each.height()));
      return ReceiverConstraints.of(heights);
    }
  }

  /// How tall a participant is shown, in pixels.
  record Wish(ParticipantId participantId, int height) {}

  record Media(String endpoint, MediaSignal signal) implements ClientMessage {}

  /// Carried out once, and answered.
  sealed interface Asked extends ClientMessage {
    String id();
  }

  /// A command of the session.
  sealed interface Command extends Asked {}

  /// `override` says why a patient is admitted whose location is not confirmed.
  record Admit(String id, ParticipantId participantId, Optional<OverrideReason> override)
      implements Command {}

  record AdmitAll(String id) implements Command {}

  record Decline(String id, ParticipantId participantId) implements Command {}

  record ReturnToWaiting(String id, ParticipantId participantId) implements Command {}

  record Remove(String id, ParticipantId participantId) implements Command {}

  record Leave(String id) implements Command {}

  record Start(String id) implements Command {}

  record TakeBreak(String id) implements Command {}

  record Resume(String id) implements Command {}

  record End(String id) implements Command {}

  record GrantLead(String id, ParticipantId participantId) implements Command {}

  record HandOverLead(String id, ParticipantId participantId) implements Command {}

  record RaiseHand(String id) implements Command {}

  /// Without `participantId` one's own hand.
  record LowerHand(String id, Optional<ParticipantId> participantId) implements Command {}

  /// "I am here": nothing of this person's media reaches the bridge.
  record SubmitSelfReport(String id, boolean hearing) implements Command {}

  record Mute(String id, ParticipantId participantId, MediaKind kind) implements Command {}

  record Unmute(String id, ParticipantId participantId, MediaKind kind) implements Command {}

  /// A lead shows a screen from now on, or no longer.
  record ShareScreen(String id, boolean on) implements Command {}

  record LockDoor(String id) implements Command {}

  record UnlockDoor(String id) implements Command {}

  /// A part of the agenda, by its number from 1.
  record BeginPart(String id, int number) implements Command {}

  record ChooseChair(String id, ParticipantId participantId) implements Command {}

  record WithdrawChair(String id) implements Command {}

  record CallOn(String id, ParticipantId participantId) implements Command {}

  /// `override`: why a participant who waits is let in for it without a confirmed location.
  record TakeAside(String id, ParticipantId participantId, Optional<OverrideReason> override)
      implements Command {}

  record Split(String id, List<List<ParticipantId>> groups) implements Command {}

  /// Without `sideRoomId` back to the group.
  record Visit(String id, Optional<SideRoomId> sideRoomId) implements Command {}

  /// Without `sideRoomId` into the group.
  record Move(String id, ParticipantId participantId, Optional<SideRoomId> sideRoomId)
      implements Command {}

  record RecallGroups(String id, int seconds) implements Command {}

  record CloseSideRoom(String id, SideRoomId sideRoomId) implements Command {}

  record RequestAssistance(String id) implements Command {}

  record AnswerAssistance(String id, ParticipantId participantId) implements Command {}

  /// A participant needs help now.
  sealed interface CrisisCommand extends Command {}

  /// Without `participantId` oneself.
  record RaiseCrisis(String id, Optional<ParticipantId> participantId) implements CrisisCommand {}

  record AnswerCrisis(String id, CrisisId crisisId) implements CrisisCommand {}

  record CloseCrisis(String id, CrisisId crisisId) implements CrisisCommand {}

  /// "I do it."
  record TakeTask(String id, TaskId taskId) implements Asked {}

  /// "It is done."
  record DoneTask(String id, TaskId taskId) implements Asked {}

  /// Never stored, so no command of the session.
  record Chat(String id, String text, ChatTo to) implements Asked {}
}
