package org.homegroup.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;

/// What somebody, or the clock, wants to happen in one session. `at` is the time at which it was
/// received; `by` is the participant who asks, known from the connection and never from the
/// message.
public sealed interface SessionCommand {

  Instant at();

  /// The door and the waiting room.
  sealed interface AdmissionCommand extends SessionCommand {}

  /// The lines to the participants and what flows over them; reported, never asked for by a person.
  sealed interface ConnectionCommand extends SessionCommand {}

  /// What patients say at the door.
  sealed interface CheckInCommand extends SessionCommand {}

  /// Who leads, and through which phases.
  sealed interface LeadCommand extends SessionCommand {}

  /// Hands, microphones, cameras and screens, and who is there without them.
  sealed interface ModerationCommand extends SessionCommand {}

  /// Side-rooms: who goes where beside the group, and back.
  sealed interface SideRoomCommand extends SessionCommand {}

  /// What the clock sees to: small groups that are over, groups that no lead watches over, and
  /// people in danger whose line is down.
  record Tick(SupervisionPolicy supervisionPolicy, Instant at) implements SessionCommand {}

  record ScheduleSession(
      SessionId sessionId,
      RoomId roomId,
      Instant doorsOpenAt,
      Instant startsAt,
      Instant endsAt,
      ZoneId zone,
      Instant at)
      implements AdmissionCommand {}

  record OpenDoors(Actor by, Instant at) implements AdmissionCommand {}

  record LockDoor(ParticipantId by, Instant at) implements AdmissionCommand {}

  record UnlockDoor(ParticipantId by, Instant at) implements AdmissionCommand {}

  /// Somebody connected. `participantId` and `connectionId` are fresh ids: the first is used only
  /// if this person never had a seat here, the second unless the page had a connection before
  /// (`formerConnection`) that is still the seat's. `otherLastSeenAt` is the last proof of life on
  /// the connection that the seat had until now, if the server still holds it. `supervises`: the
  /// staff record lets this person walk in, as a lead does.
  record Arrive(
      PersonId personId,
      Role role,
      boolean mayLead,
      boolean supervises,
      ParticipantId participantId,
      ConnectionId connectionId,
      Optional<ConnectionId> formerConnection,
      Device device,
      Optional<Instant> otherLastSeenAt,
      Instant at)
      implements AdmissionCommand {

    /// Leads and supervisors need nobody to let them in, and no lock keeps them out.
    public boolean walksIn(Role as) {
      return as == Role.LEAD || supervises;
    }

    /// Whether the page that comes is the one that was given this connection.
    public boolean isOf(ConnectionId given) {
      return formerConnection.filter(given::equals).isPresent();
    }
  }

  /// @param override why a patient is admitted whose location is not confirmed
  /// @param locationRequired the room's policy
  record Admit(
      ParticipantId by,
      ParticipantId participantId,
      Optional<OverrideReason> override,
      boolean locationRequired,
      Instant at)
      implements AdmissionCommand {}

  /// The patients who are here and may enter; everybody else is admitted one by one.
  record AdmitAll(ParticipantId by, boolean locationRequired, Instant at)
      implements AdmissionCommand {}

  record Decline(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record ReturnToWaiting(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record Remove(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record Leave(ParticipantId participantId, Instant at) implements AdmissionCommand {}

  /// Somebody answered the questions at the door; the answers themselves are kept elsewhere.
  record ReceiveCheckIn(
      PersonId personId,
      CheckInId checkInId,
      String commitment,
      boolean locationConfirmed,
      Instant at)
      implements CheckInCommand {}

  /// The line that came up at `upSince` is gone. The same connection may have come back meanwhile:
  /// then this is old news.
  record LoseConnection(
      ParticipantId participantId,
      ConnectionId connectionId,
      Instant upSince,
      Instant lastSeenAt,
      Instant at)
      implements ConnectionCommand {}

  /// The bridge began to receive this kind of media, at `since`.
  record ReportMediaUp(
      ParticipantId participantId,
      ConnectionId connectionId,
      MediaKind kind,
      Instant since,
      Instant at)
      implements ConnectionCommand {}

  record ReportMediaDown(
      ParticipantId participantId,
      ConnectionId connectionId,
      MediaKind kind,
      Instant lastMediaAt,
      Instant at)
      implements ConnectionCommand {}

  /// Gives up seats whose line has been down for longer than the practice waits for them.
  record ExpireSeats(Duration waitingGrace, Duration awayGrace, Instant at)
      implements ConnectionCommand {}

  /// The agenda, and the chair of a peer group.
  sealed interface AgendaCommand extends SessionCommand {}

  /// @param number place in the agenda, from 1
  /// @param agenda what the practice planned for this room
  record BeginPart(ParticipantId by, int number, List<AgendaPartKind> agenda, Instant at)
      implements AgendaCommand {

    public BeginPart {
      agenda = List.copyOf(agenda);
    }
  }

  /// @param peer whether the room is one for peer groups
  record ChooseChair(ParticipantId by, ParticipantId participantId, boolean peer, Instant at)
      implements AgendaCommand {}

  record WithdrawChair(ParticipantId by, Instant at) implements AgendaCommand {}

  /// The chair, or a lead, gives somebody the word.
  record CallOn(ParticipantId by, ParticipantId participantId, Instant at)
      implements AgendaCommand {}

  record Start(ParticipantId by, Instant at) implements LeadCommand {}

  record TakeBreak(ParticipantId by, Instant at) implements LeadCommand {}

  /// @param agenda what the practice planned for this room
  record Resume(ParticipantId by, List<AgendaPartKind> agenda, Instant at) implements LeadCommand {

    public Resume {
      agenda = List.copyOf(agenda);
    }

    /// Where nothing is planned.
    public Resume(ParticipantId by, Instant at) {
      this(by, List.of(), at);
    }
  }

  record End(Actor by, Instant at) implements LeadCommand {}

  /// @param supervising the staff record of whoever asks says that they supervise
  record GrantLead(ParticipantId by, ParticipantId participantId, boolean supervising, Instant at)
      implements LeadCommand {}

  record HandOverLead(ParticipantId by, ParticipantId participantId, Instant at)
      implements LeadCommand {}

  /// A lead takes one person out of the group or the waiting room. `sideRoomId` is a fresh id.
  ///
  /// @param override why somebody who waits is let in whose location is not confirmed
  /// @param locationRequired the room's policy
  record TakeAside(
      ParticipantId by,
      ParticipantId participantId,
      SideRoomId sideRoomId,
      Optional<OverrideReason> override,
      boolean locationRequired,
      Instant at)
      implements SideRoomCommand {

    /// Where nobody is asked for a location.
    public TakeAside(
        ParticipantId by, ParticipantId participantId, SideRoomId sideRoomId, Instant at) {
      this(by, participantId, sideRoomId, Optional.empty(), false, at);
    }
  }

  /// Parts of the group go to work by themselves.
  record Split(ParticipantId by, List<SmallGroup> groups, Instant at) implements SideRoomCommand {
    public Split {
      groups = List.copyOf(groups);
    }
  }

  /// Those who are to be together. `sideRoomId` is a fresh id.
  record SmallGroup(SideRoomId sideRoomId, List<ParticipantId> participantIds) {
    public SmallGroup {
      participantIds = List.copyOf(participantIds);
    }
  }

  /// A lead goes into a side-room, or back to the group when none is named.
  record Visit(ParticipantId by, Optional<SideRoomId> sideRoomId, Instant at)
      implements SideRoomCommand {}

  /// A lead sends somebody into a side-room, or into the group when none is named.
  ///
  /// @param locationRequired this kind of room asks where its patients are
  record Move(
      ParticipantId by,
      ParticipantId participantId,
      Optional<SideRoomId> sideRoomId,
      boolean locationRequired,
      Instant at)
      implements SideRoomCommand {}

  /// The small groups are over `after` from now on.
  record RecallGroups(ParticipantId by, Duration after, Instant at) implements SideRoomCommand {}

  record CloseSideRoom(ParticipantId by, SideRoomId sideRoomId, Instant at)
      implements SideRoomCommand {}

  record RequestAssistance(ParticipantId participantId, Instant at) implements SideRoomCommand {}

  record AnswerAssistance(ParticipantId by, ParticipantId participantId, Instant at)
      implements SideRoomCommand {}

  /// Somebody needs help now.
  sealed interface CrisisCommand extends SessionCommand {}

  /// By the person themself, or by a lead for them, who then also goes there. `crisisId` and
  /// `sideRoomId` are fresh ids; `locationRequired` as in [Admit].
  record RaiseCrisis(
      ParticipantId by,
      ParticipantId participantId,
      CrisisId crisisId,
      boolean locationRequired,
      SideRoomId sideRoomId,
      Instant at)
      implements CrisisCommand {}

  /// A lead goes to somebody who needs help.
  record AnswerCrisis(
      ParticipantId by,
      CrisisId crisisId,
      boolean locationRequired,
      SideRoomId sideRoomId,
      Instant at)
      implements CrisisCommand {}

  /// It is over; everybody goes back to where they came from.
  record CloseCrisis(ParticipantId by, CrisisId crisisId, Instant at) implements CrisisCommand {}

  /// "I am calling them."
  ///
  /// @param by a lead, or [Actor#ON_CALL], of whom the shell knows that it is the supervisor
  record TakeTelephoneCallback(CrisisId crisisId, PersonId person, Actor by, Instant at)
      implements CrisisCommand {}

  record RaiseHand(ParticipantId participantId, Instant at) implements ModerationCommand {}

  record LowerHand(ParticipantId by, ParticipantId participantId, Instant at)
      implements ModerationCommand {}

  /// "I am here", from somebody whose media does not reach the bridge.
  record SubmitSelfReport(ParticipantId participantId, boolean hearing, Instant at)
      implements ModerationCommand {}

  record Mute(ParticipantId by, ParticipantId participantId, MediaKind kind, Instant at)
      implements ModerationCommand {}

  record Unmute(ParticipantId by, ParticipantId participantId, MediaKind kind, Instant at)
      implements ModerationCommand {}

  /// A lead shows a screen from now on, or no longer.
  record ShareScreen(ParticipantId by, boolean on, Instant at) implements ModerationCommand {}
}
