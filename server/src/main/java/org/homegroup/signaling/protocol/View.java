package org.homegroup.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.Need;
import org.homegroup.checkin.RelapseSign;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.safety.Task;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Phase;
import org.homegroup.session.Role;
import org.homegroup.session.SeatStatus;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.rules.ChatRules;

/// The data that a screen shows, in the form of the protocol. A `name` is null for a person whom
/// the booking does not name; the client has the words for that.
public final class View {

  private View() {}

  /// `leading` is not set for a participant who waits, and null when nobody leads.
  public record Session(
      SessionId sessionId,
      String title,
      Phase phase,
      Instant doorsOpenAt,
      Instant startsAt,
      Instant endsAt,
      ZoneId zone,
      Instant startedAt,
      Instant breakSince,
      boolean doorLocked,
      @JsonInclude(JsonInclude.Include.NON_NULL) Optional<ParticipantId> leading,
      int leadsHere,
      boolean video,
      @JsonUnwrapped Format format,
      @JsonUnwrapped Places places) {}

  /// How this session goes about things, for those in the room; those who wait are told none of
  /// it.
  ///
  /// @param agenda null when the practice planned none
  public record Format(String kind, Agenda agenda, ParticipantId chair, Chat chat) {}

  /// What there is beside the group, for those in the room.
  ///
  /// @param hold null while a lead watches over the group
  /// @param lastHold for leads: the one that was released last, so that who comes back sees it
  public record Places(
      List<SideRoom> sideRooms,
      Hold hold,
      @JsonInclude(JsonInclude.Include.NON_NULL) Held lastHold) {}

  /// `closesAt` is set for a small group once everybody was called back.
  public record SideRoom(SideRoomId sideRoomId, SideRoomPurpose purpose, Instant closesAt) {}

  public record Hold(Instant since) {}

  public record Held(Instant since, Instant until) {}

  public record Agenda(List<Part> parts, Current current) {}

  public record Part(AgendaPartKind part, String title, int minutes) {}

  /// @param number of the part, from 1
  public record Current(int number, Instant since) {}

  /// To whom this audience may write.
  public record Chat(Set<ChatRules.Choice> to) {}

  /// A person who is booked and has not come.
  public record Expected(String name, Role role) {}

  /// `supervises`: the staff record lets this person grant the lead.
  /// `assistanceRequestedAt` is not set while this person asks for none.
  public record You(
      ParticipantId participantId,
      String name,
      Role role,
      SeatStatus seatStatus,
      boolean supervises,
      @JsonInclude(JsonInclude.Include.NON_NULL) Instant assistanceRequestedAt) {}

  public record Kinds(boolean audio, boolean video) {
    public static final Kinds NONE = new Kinds(false, false);

    public Kinds with(MediaKind kind, boolean on) {
      return new Kinds(kind == MediaKind.AUDIO ? on : audio, kind == MediaKind.VIDEO ? on : video);
    }
  }

  /// `sideRoomId` is null with the group, `sharingSince` while they show no screen. `selfReport`,
  /// `assistanceRequestedAt` and `fromWaiting` are for leads, and not set while there is nothing to
  /// say.
  public record Participant(
      ParticipantId participantId,
      String name,
      Role role,
      boolean connected,
      Instant handRaisedAt,
      Instant sharingSince,
      Kinds media,
      Kinds sending,
      Set<MediaKind> mutedByLead,
      boolean mayLead,
      SideRoomId sideRoomId,
      @JsonInclude(JsonInclude.Include.NON_NULL) SelfReport selfReport,
      @JsonInclude(JsonInclude.Include.NON_NULL) Instant assistanceRequestedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) Boolean fromWaiting) {}

  /// `leftAt` is set for a participant who went away from the waiting room; `preflight` if
  /// they checked their connection before they came, `checkIn` if they answered the questions.
  public record Waiting(
      ParticipantId participantId,
      String name,
      Role role,
      Instant arrivedAt,
      boolean connected,
      Instant leftAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) PreflightOutcome preflight,
      CheckIn checkIn) {}

  /// For leads only. `need` is not set while the answers have not been read.
  public record CheckIn(
      Instant receivedAt,
      boolean locationConfirmed,
      AnswersState answersState,
      Need need,
      RelapseSign sign,
      List<CheckInCard.Line> answers) {}

  /// For leads only: a participant in the room who answered.
  public record RoomCheckIn(ParticipantId participantId, CheckIn checkIn) {}

  /// For leads only. `answered`: a lead came, and is still there; `with` are those who are there.
  public record Crisis(
      CrisisId crisisId,
      ParticipantId participantId,
      String name,
      Instant raisedAt,
      boolean answered,
      List<ParticipantId> with,
      boolean connected) {}

  /// For leads only. `takenBy` is a name, as it may be a person who has no seat here, and null when
  /// that person has no name or nobody has `taken` it; `durable`: it stays until it is completed;
  /// `unreached`: the supervisor on call was called about it, and the call did not get through.
  public record OpenTask(
      TaskId taskId,
      Task.Kind kind,
      ParticipantId participantId,
      String name,
      Instant raisedAt,
      Instant dueAt,
      boolean taken,
      String takenBy,
      ParticipantId takenById,
      boolean durable,
      boolean unreached) {}

  public record WaitingRoom(int leadsHere, boolean seen) {}

  /// The part of a snapshot that is the same for a whole audience; what is null is left out.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Shared(
      AudienceKind audience,
      Session session,
      WaitingRoom waitingRoom,
      List<Participant> participants,
      List<Waiting> waiting,
      List<RoomCheckIn> checkIns,
      List<LiveMinutes> attendance,
      List<Expected> expected) {}
}
