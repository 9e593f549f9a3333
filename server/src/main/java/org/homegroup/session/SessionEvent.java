package org.homegroup.session;

import java.time.Instant;
import java.time.ZoneId;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;

/// A fact about one group session, as the ledger keeps it. Conclusions such as "attended 42
/// minutes" are derived and not stored. `server/docs/LEDGER.md` describes the meaning and fields of
/// each; `server/src/test/resources/events` holds the approved JSON.
///
/// `at` is the time of the fact, in UTC. The journal adds the time of writing.
public sealed interface SessionEvent {

  Instant at();

  record SessionScheduled(
      SessionId sessionId,
      RoomId roomId,
      Instant doorsOpenAt,
      Instant startsAt,
      Instant endsAt,
      ZoneId zone,
      Instant at)
      implements SessionEvent {}

  record DoorsOpened(Actor by, Instant at) implements SessionEvent {}

  record DoorLocked(Actor by, Instant at) implements SessionEvent {}

  record DoorUnlocked(Actor by, Instant at) implements SessionEvent {}

  /// A person arrived in the waiting room. `mayLead` says that the staff record allows this person
  /// to become a lead while the session runs.
  record ParticipantArrived(
      ParticipantId participantId, PersonId personId, Role role, boolean mayLead, Instant at)
      implements SessionEvent {}

  record ParticipantAdmitted(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  record ParticipantReturnedToWaiting(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// The seat was given up. Presence ends at `lastSeenAt`, the last proof of life, and not at `at`.
  record ParticipantLeft(
      ParticipantId participantId, LeaveReason reason, Actor by, Instant lastSeenAt, Instant at)
      implements SessionEvent {}

  /// A page connected for this seat: a new page, or the one whose connection was lost, with the
  /// same connection id.
  record ConnectionUp(
      ParticipantId participantId, ConnectionId connectionId, Device device, Instant at)
      implements SessionEvent {}

  /// The connection was lost. `lastSeenAt` is the last proof of life on it; `at` is the time at
  /// which the server noticed.
  record ConnectionLost(
      ParticipantId participantId, ConnectionId connectionId, Instant lastSeenAt, Instant at)
      implements SessionEvent {}

  /// The same person took over the seat from another device or tab, or reloaded the page before the
  /// server noticed the loss. One connection ends as the other begins. `lastSeenAt` is the last
  /// proof of life on the old one.
  record ConnectionTakenOver(
      ParticipantId participantId,
      ConnectionId fromConnectionId,
      ConnectionId connectionId,
      Device device,
      Instant lastSeenAt,
      Instant at)
      implements SessionEvent {}

  /// The bridge receives this kind of media from this connection.
  record MediaUp(ParticipantId participantId, ConnectionId connectionId, MediaKind kind, Instant at)
      implements SessionEvent {}

  /// The bridge no longer receives this kind of media. `lastMediaAt` is the time of the last media,
  /// as exactly as the bridge knows it.
  record MediaDown(
      ParticipantId participantId,
      ConnectionId connectionId,
      MediaKind kind,
      Instant lastMediaAt,
      Instant at)
      implements SessionEvent {}

  /// A participant in the room whose media does not reach the bridge reported being here, and
  /// whether they hear the group.
  record SelfReported(
      ParticipantId participantId, ConnectionId connectionId, boolean hearing, Instant at)
      implements SessionEvent {}

  /// A patient answered the check-in questions. `commitment` proves later which answers were given
  /// and reveals nothing about them.
  record CheckInReceived(
      ParticipantId participantId,
      CheckInId checkInId,
      String commitment,
      boolean locationConfirmed,
      Instant at)
      implements SessionEvent {}

  /// A lead admitted a patient whose location was not confirmed.
  record LocationOverridden(
      ParticipantId participantId, OverrideReason reason, Actor by, Instant at)
      implements SessionEvent {}

  record SessionStarted(Actor by, Instant at) implements SessionEvent {}

  record BreakStarted(Actor by, Instant at) implements SessionEvent {}

  record SessionResumed(Actor by, Instant at) implements SessionEvent {}

  record SessionEnded(Actor by, Instant at) implements SessionEvent {}

  /// A participant became a lead while the session was running; the staff record allows it.
  record LeadGranted(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// Another lead is leading from now on.
  record LeadHandedOver(ParticipantId from, ParticipantId to, Instant at) implements SessionEvent {}

  /// A lead began a part of the agenda.
  ///
  /// @param number position in the agenda, from 1
  record AgendaPartBegun(int number, AgendaPartKind part, Actor by, Instant at)
      implements SessionEvent {}

  /// A participant of a peer group got the chair.
  record ChairChosen(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// A lead took the chair back, or gave it to another participant.
  record ChairWithdrawn(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  record HandRaised(ParticipantId participantId, Instant at) implements SessionEvent {}

  record HandLowered(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// A lead muted a participant's microphone or stopped their video. The bridge enforces it until
  /// it is lifted.
  record MutedByLead(ParticipantId participantId, MediaKind kind, Actor by, Instant at)
      implements SessionEvent {}

  /// A lead began to share a screen with the participants in the same place.
  ///
  /// @param connectionId the page that captures the screen
  record ScreenShareBegan(ParticipantId participantId, ConnectionId connectionId, Instant at)
      implements SessionEvent {}

  /// The screen share ended: the lead stopped it, or it could not continue.
  record ScreenShareEnded(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// A side-room was opened. The events of those who enter it follow in the same append.
  record SideRoomOpened(SideRoomId sideRoomId, SideRoomPurpose purpose, Actor by, Instant at)
      implements SessionEvent {}

  /// A participant entered a side-room: from the group, from another side-room, or from the waiting
  /// room. `fromWaiting` means that they return to the waiting room afterward.
  record SideRoomEntered(
      ParticipantId participantId, SideRoomId sideRoomId, boolean fromWaiting, Actor by, Instant at)
      implements SessionEvent {}

  /// A participant returned to the group.
  record SideRoomLeft(ParticipantId participantId, SideRoomId sideRoomId, Actor by, Instant at)
      implements SessionEvent {}

  /// The side-room is empty and closed for good.
  record SideRoomClosed(SideRoomId sideRoomId, Actor by, Instant at) implements SessionEvent {}

  /// The participants of all small groups were told that these end at `closesAt`.
  record RecallAnnounced(Instant closesAt, Actor by, Instant at) implements SessionEvent {}

  /// A participant in a small group asked a lead to come.
  record AssistanceRequested(ParticipantId participantId, Instant at) implements SessionEvent {}

  /// A lead came, or dismissed the request.
  record AssistanceAnswered(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// No lead supervises the group any more: microphones and chat are held. `since` is the last
  /// proof of life of the last lead.
  record HoldBegan(Instant since, Actor by, Instant at) implements SessionEvent {}

  /// A lead is back, and the group continues.
  record HoldReleased(Actor by, Instant at) implements SessionEvent {}

  /// A participant is in danger, as reported by themself or by a lead.
  record CrisisRaised(CrisisId crisisId, ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// A lead went to the participant in danger.
  record CrisisAnswered(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  /// A lead closed the crisis.
  record CrisisClosed(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  /// A participant in danger has no connection: a staff member must telephone them.
  record TelephoneCallbackDue(
      CrisisId crisisId, ParticipantId participantId, Instant dueAt, Instant at)
      implements SessionEvent {}

  /// A staff member took over telephoning the participant.
  record TelephoneCallbackTaken(CrisisId crisisId, PersonId takenBy, Actor by, Instant at)
      implements SessionEvent {}

  /// The participant is connected again.
  record TelephoneCallbackOver(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  record UnmutedByLead(ParticipantId participantId, MediaKind kind, Actor by, Instant at)
      implements SessionEvent {}
}
