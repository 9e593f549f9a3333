package org.homegroup.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.access.AccessPolicy;
import org.homegroup.access.Action;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;

/// A request by a participant, the server or the clock to change one session. `at` is the time of
/// receipt; `by` is the asking participant, taken from the connection and never from the message.
public sealed interface SessionCommand {

  Instant at();

  /// Commands about the door and the waiting room.
  sealed interface AdmissionCommand extends SessionCommand {}

  /// Reports about participants' connections and media. The server issues them, never a
  /// participant.
  sealed interface ConnectionCommand extends SessionCommand {}

  /// Commands about the check-in questions.
  sealed interface CheckInCommand extends SessionCommand {}

  /// Commands about phases and the lead role.
  sealed interface LeadCommand extends SessionCommand {}

  /// Commands about hands, microphones, cameras, shared screens and self-reports.
  sealed interface ModerationCommand extends SessionCommand {}

  /// Commands about side-rooms.
  sealed interface SideRoomCommand extends SessionCommand {}

  /// The periodic check of an open session: recalled small groups, groups without a lead, and
  /// participants in danger without a connection.
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

  /// A page connected for a person.
  ///
  /// `participantId` and `connectionId` are fresh ids. The first is used only when the person never
  /// had a seat here; the second unless the page had a connection before (`formerConnection`) that
  /// still belongs to the seat. `otherLastSeenAt` is the last proof of life on the seat's present
  /// connection, if the server still holds it. `supervises` means that the staff record lets this
  /// person enter unasked, as a lead does.
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

    /// Whether this person enters without being admitted. Leads and supervisors do, even through a
    /// locked door.
    public boolean walksIn(Role as) {
      Standing standing = new Standing(Set.of(as.who()), Set.of(Relation.BOOKED));
      Standing asLead = as == Role.LEAD ? standing.and(Relation.BOOKED_TO_LEAD) : standing;
      return AccessPolicy.allows(Action.WALK_IN, supervises ? asLead.and(Who.SUPERVISOR) : asLead);
    }

    /// Whether the arriving page is the one that had this connection.
    public boolean isOf(ConnectionId given) {
      return formerConnection.filter(given::equals).isPresent();
    }
  }

  /// A lead admits one participant.
  ///
  /// @param override the reason for admitting a patient whose location is not confirmed
  /// @param locationRequired the room's policy
  record Admit(
      ParticipantId by,
      ParticipantId participantId,
      Optional<OverrideReason> override,
      boolean locationRequired,
      Instant at)
      implements AdmissionCommand {}

  /// A lead admits all connected patients who may enter. Others are admitted one by one.
  record AdmitAll(ParticipantId by, boolean locationRequired, Instant at)
      implements AdmissionCommand {}

  record Decline(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record ReturnToWaiting(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record Remove(ParticipantId by, ParticipantId participantId, Instant at)
      implements AdmissionCommand {}

  record Leave(ParticipantId participantId, Instant at) implements AdmissionCommand {}

  /// A patient answered the check-in questions. The answers themselves are stored elsewhere.
  record ReceiveCheckIn(
      PersonId personId,
      CheckInId checkInId,
      String commitment,
      boolean locationConfirmed,
      Instant at)
      implements CheckInCommand {}

  /// The connection that came up at `upSince` is gone. If the same connection has come up again
  /// since, this report is outdated and changes nothing.
  record LoseConnection(
      ParticipantId participantId,
      ConnectionId connectionId,
      Instant upSince,
      Instant lastSeenAt,
      Instant at)
      implements ConnectionCommand {}

  /// The bridge began to receive this kind of media at `since`.
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

  /// Gives up seats whose connection has been down for longer than the grace period.
  record ExpireSeats(Duration waitingGrace, Duration awayGrace, Instant at)
      implements ConnectionCommand {}

  /// Commands about the agenda and the chair of a peer group.
  sealed interface AgendaCommand extends SessionCommand {}

  /// A lead begins a part of the agenda.
  ///
  /// @param number position in the agenda, from 1
  /// @param agenda the parts that the practice planned for this room
  record BeginPart(ParticipantId by, int number, List<AgendaPartKind> agenda, Instant at)
      implements AgendaCommand {

    public BeginPart {
      agenda = List.copyOf(agenda);
    }
  }

  /// A lead gives the chair to a participant.
  ///
  /// @param peer whether the room is for peer groups
  record ChooseChair(ParticipantId by, ParticipantId participantId, boolean peer, Instant at)
      implements AgendaCommand {}

  record WithdrawChair(ParticipantId by, Instant at) implements AgendaCommand {}

  /// The chair or a lead calls on a participant.
  record CallOn(ParticipantId by, ParticipantId participantId, Instant at)
      implements AgendaCommand {}

  record Start(ParticipantId by, Instant at) implements LeadCommand {}

  record TakeBreak(ParticipantId by, Instant at) implements LeadCommand {}

  /// A lead ends the break.
  ///
  /// @param agenda the parts that the practice planned for this room
  record Resume(ParticipantId by, List<AgendaPartKind> agenda, Instant at) implements LeadCommand {

    public Resume {
      agenda = List.copyOf(agenda);
    }

    /// For a room without an agenda.
    public Resume(ParticipantId by, Instant at) {
      this(by, List.of(), at);
    }
  }

  record End(Actor by, Instant at) implements LeadCommand {}

  /// A lead or a supervisor makes a participant a lead.
  ///
  /// @param supervising whether the staff record of `by` says that they supervise
  record GrantLead(ParticipantId by, ParticipantId participantId, boolean supervising, Instant at)
      implements LeadCommand {}

  record HandOverLead(ParticipantId by, ParticipantId participantId, Instant at)
      implements LeadCommand {}

  /// A lead takes one participant out of the group or the waiting room into a side-room.
  /// `sideRoomId` is a fresh id.
  ///
  /// @param override the reason for admitting a waiting patient whose location is not confirmed
  /// @param locationRequired the room's policy
  record TakeAside(
      ParticipantId by,
      ParticipantId participantId,
      SideRoomId sideRoomId,
      Optional<OverrideReason> override,
      boolean locationRequired,
      Instant at)
      implements SideRoomCommand {

    /// For a room that does not require a location.
    public TakeAside(
        ParticipantId by, ParticipantId participantId, SideRoomId sideRoomId, Instant at) {
      this(by, participantId, sideRoomId, Optional.empty(), false, at);
    }
  }

  /// A lead divides the group into small groups.
  record Split(ParticipantId by, List<SmallGroup> groups, Instant at) implements SideRoomCommand {
    public Split {
      groups = List.copyOf(groups);
    }
  }

  /// The members of one small group. `sideRoomId` is a fresh id.
  record SmallGroup(SideRoomId sideRoomId, List<ParticipantId> participantIds) {
    public SmallGroup {
      participantIds = List.copyOf(participantIds);
    }
  }

  /// A lead enters a side-room, or returns to the group when `sideRoomId` is empty.
  record Visit(ParticipantId by, Optional<SideRoomId> sideRoomId, Instant at)
      implements SideRoomCommand {}

  /// A lead moves a participant into a side-room, or to the group when `sideRoomId` is empty.
  ///
  /// @param locationRequired the room's policy
  record Move(
      ParticipantId by,
      ParticipantId participantId,
      Optional<SideRoomId> sideRoomId,
      boolean locationRequired,
      Instant at)
      implements SideRoomCommand {}

  /// A lead ends the small groups, `after` from now.
  record RecallGroups(ParticipantId by, Duration after, Instant at) implements SideRoomCommand {}

  record CloseSideRoom(ParticipantId by, SideRoomId sideRoomId, Instant at)
      implements SideRoomCommand {}

  record RequestAssistance(ParticipantId participantId, Instant at) implements SideRoomCommand {}

  record AnswerAssistance(ParticipantId by, ParticipantId participantId, Instant at)
      implements SideRoomCommand {}

  /// Commands about participants in danger.
  sealed interface CrisisCommand extends SessionCommand {}

  /// A participant asks for help, or a lead raises a crisis for them and goes to them in the same
  /// step. `crisisId` and `sideRoomId` are fresh ids; `locationRequired` as in [Admit].
  record RaiseCrisis(
      ParticipantId by,
      ParticipantId participantId,
      CrisisId crisisId,
      boolean locationRequired,
      SideRoomId sideRoomId,
      Instant at)
      implements CrisisCommand {}

  /// A lead goes to a participant in danger.
  record AnswerCrisis(
      ParticipantId by,
      CrisisId crisisId,
      boolean locationRequired,
      SideRoomId sideRoomId,
      Instant at)
      implements CrisisCommand {}

  /// A lead closes a crisis. Everyone in the crisis room returns to where they came from.
  record CloseCrisis(ParticipantId by, CrisisId crisisId, Instant at) implements CrisisCommand {}

  /// A staff member takes over telephoning the participant.
  ///
  /// @param by a lead, or [Actor#ON_CALL]; the caller has verified that this is the supervisor
  record TakeTelephoneCallback(CrisisId crisisId, PersonId person, Actor by, Instant at)
      implements CrisisCommand {}

  record RaiseHand(ParticipantId participantId, Instant at) implements ModerationCommand {}

  record LowerHand(ParticipantId by, ParticipantId participantId, Instant at)
      implements ModerationCommand {}

  /// A participant whose media does not reach the bridge reports being here.
  record SubmitSelfReport(ParticipantId participantId, boolean hearing, Instant at)
      implements ModerationCommand {}

  record Mute(ParticipantId by, ParticipantId participantId, MediaKind kind, Instant at)
      implements ModerationCommand {}

  record Unmute(ParticipantId by, ParticipantId participantId, MediaKind kind, Instant at)
      implements ModerationCommand {}

  /// A lead starts or stops sharing a screen.
  record ShareScreen(ParticipantId by, boolean on, Instant at) implements ModerationCommand {}
}
