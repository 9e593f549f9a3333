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

/// A fact about one group session, as the ledger keeps it. Facts, not conclusions: "attended 42
/// minutes" is derived. Meaning, fields and examples of each are in `server/docs/LEDGER.md`; the
/// approved JSON of each is in `server/src/test/resources/events`.
///
/// `at` is when it happened, in UTC; when it was written is the journal's business.
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

  /// Somebody came to the waiting room. `mayLead` says that the staff record allows this person to
  /// be given the lead while the session runs.
  record ParticipantArrived(
      ParticipantId participantId, PersonId personId, Role role, boolean mayLead, Instant at)
      implements SessionEvent {}

  record ParticipantAdmitted(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  record ParticipantReturnedToWaiting(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// The seat was given up. `lastSeenAt` is the last proof of life: presence ends there, not at
  /// `at`.
  record ParticipantLeft(
      ParticipantId participantId, LeaveReason reason, Actor by, Instant lastSeenAt, Instant at)
      implements SessionEvent {}

  /// A page is connected for this seat: a new one, or the one whose line was lost, with the id that
  /// it had.
  record ConnectionUp(
      ParticipantId participantId, ConnectionId connectionId, Device device, Instant at)
      implements SessionEvent {}

  /// The socket is gone. `lastSeenAt` is the last proof of life on it; `at` is when the server
  /// noticed.
  record ConnectionLost(
      ParticipantId participantId, ConnectionId connectionId, Instant lastSeenAt, Instant at)
      implements SessionEvent {}

  /// The same person took the seat over from another device or tab, or loaded the page again before
  /// the server had noticed that the line was lost: one connection ends as the other begins.
  /// `lastSeenAt` is the last proof of life on the old one.
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

  /// The bridge no longer receives it. `lastMediaAt` is when it last did, as nearly as the bridge
  /// can tell.
  record MediaDown(
      ParticipantId participantId,
      ConnectionId connectionId,
      MediaKind kind,
      Instant lastMediaAt,
      Instant at)
      implements SessionEvent {}

  /// Somebody in the room whose media does not reach the bridge said that they are there, and
  /// whether they hear the group.
  record SelfReported(
      ParticipantId participantId, ConnectionId connectionId, boolean hearing, Instant at)
      implements SessionEvent {}

  /// A patient answered the questions at the door. `commitment` proves later what was answered,
  /// and tells nothing.
  record CheckInReceived(
      ParticipantId participantId,
      CheckInId checkInId,
      String commitment,
      boolean locationConfirmed,
      Instant at)
      implements SessionEvent {}

  /// A lead let a patient in whose location was not confirmed.
  record LocationOverridden(
      ParticipantId participantId, OverrideReason reason, Actor by, Instant at)
      implements SessionEvent {}

  record SessionStarted(Actor by, Instant at) implements SessionEvent {}

  record BreakStarted(Actor by, Instant at) implements SessionEvent {}

  record SessionResumed(Actor by, Instant at) implements SessionEvent {}

  record SessionEnded(Actor by, Instant at) implements SessionEvent {}

  /// Somebody whose staff record allows it was made a lead while the session runs.
  record LeadGranted(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// "You lead now": who of the leads is leading changed.
  record LeadHandedOver(ParticipantId from, ParticipantId to, Instant at) implements SessionEvent {}

  /// A lead began a part of the agenda.
  ///
  /// @param number its place in the agenda, from 1
  record AgendaPartBegun(int number, AgendaPartKind part, Actor by, Instant at)
      implements SessionEvent {}

  /// Somebody of a peer group got the chair.
  record ChairChosen(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// A lead took the chair back, or gave it to somebody else.
  record ChairWithdrawn(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  record HandRaised(ParticipantId participantId, Instant at) implements SessionEvent {}

  record HandLowered(ParticipantId participantId, Actor by, Instant at) implements SessionEvent {}

  /// A lead silenced somebody's microphone or stopped their video; the bridge enforces it until it
  /// is lifted.
  record MutedByLead(ParticipantId participantId, MediaKind kind, Actor by, Instant at)
      implements SessionEvent {}

  /// A lead began to show a screen to those in the same place.
  ///
  /// @param connectionId the page that captures it
  record ScreenShareBegan(ParticipantId participantId, ConnectionId connectionId, Instant at)
      implements SessionEvent {}

  /// It is over: the lead stopped it, or it could not go on.
  record ScreenShareEnded(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// A side-room is there; who goes into it follows in the same append.
  record SideRoomOpened(SideRoomId sideRoomId, SideRoomPurpose purpose, Actor by, Instant at)
      implements SessionEvent {}

  /// Somebody went into a side-room: from the group, from another side-room, or out of the waiting
  /// room, to which they then go back.
  record SideRoomEntered(
      ParticipantId participantId, SideRoomId sideRoomId, boolean fromWaiting, Actor by, Instant at)
      implements SessionEvent {}

  /// Somebody is back in the group.
  record SideRoomLeft(ParticipantId participantId, SideRoomId sideRoomId, Actor by, Instant at)
      implements SessionEvent {}

  /// Nobody is in it any more, and nobody comes in again.
  record SideRoomClosed(SideRoomId sideRoomId, Actor by, Instant at) implements SessionEvent {}

  /// Everybody in small groups was told that these are over at `closesAt`.
  record RecallAnnounced(Instant closesAt, Actor by, Instant at) implements SessionEvent {}

  /// Somebody in a small group asked a lead to come.
  record AssistanceRequested(ParticipantId participantId, Instant at) implements SessionEvent {}

  /// A lead came, or put the call away.
  record AssistanceAnswered(ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// No lead watches over the group any more: microphones and chat are held. `since` is the last
  /// proof of life of the last lead.
  record HoldBegan(Instant since, Actor by, Instant at) implements SessionEvent {}

  /// A lead is back, and the group goes on.
  record HoldReleased(Actor by, Instant at) implements SessionEvent {}

  /// Somebody needs help now, as they say themselves or a lead does.
  record CrisisRaised(CrisisId crisisId, ParticipantId participantId, Actor by, Instant at)
      implements SessionEvent {}

  /// A lead went to them.
  record CrisisAnswered(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  /// A lead said that it is over.
  record CrisisClosed(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  /// The line of somebody who needs help is down: they are to be called by telephone.
  record TelephoneCallbackDue(
      CrisisId crisisId, ParticipantId participantId, Instant dueAt, Instant at)
      implements SessionEvent {}

  /// Somebody does it.
  record TelephoneCallbackTaken(CrisisId crisisId, PersonId takenBy, Actor by, Instant at)
      implements SessionEvent {}

  /// They are back.
  record TelephoneCallbackOver(CrisisId crisisId, Actor by, Instant at) implements SessionEvent {}

  record UnmutedByLead(ParticipantId participantId, MediaKind kind, Actor by, Instant at)
      implements SessionEvent {}
}
