package org.homegroup.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.id.ParticipantId;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.session.ChatTo;

/// A message from the server on the live socket; `PROTOCOL.md` has the meaning of each. The type on
/// the wire is the record's name in kebab-case. Snapshots and media are written by [MessageCodec]
/// itself.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ServerMessage {

  record Ping() implements ServerMessage {}

  record SessionChanged(long version, View.Session session) implements ServerMessage {}

  record ParticipantChanged(long version, View.Participant participant) implements ServerMessage {}

  record ParticipantGone(long version, ParticipantId participantId, String reason)
      implements ServerMessage {}

  record WaitingChanged(long version, List<View.Waiting> waiting) implements ServerMessage {}

  record CheckInsChanged(long version, List<View.RoomCheckIn> checkIns) implements ServerMessage {}

  record WaitingRoomChanged(long version, View.Session session, View.WaitingRoom waitingRoom)
      implements ServerMessage {}

  record AttendanceChanged(long version, List<LiveMinutes> attendance) implements ServerMessage {}

  record ExpectedChanged(long version, List<View.Expected> expected) implements ServerMessage {}

  /// To leads, each time the whole list.
  record CrisesChanged(List<View.Crisis> crises) implements ServerMessage {}

  /// To leads, each time the whole list.
  record TasksChanged(List<View.OpenTask> tasks) implements ServerMessage {}

  /// To the participant in the crisis, and nobody else. `since` is null when it is over.
  record OwnCrisisChanged(Instant since, boolean answered) implements ServerMessage {}

  record Chat(ParticipantId from, ChatTo to, String text, Instant at) implements ServerMessage {}

  record CalledOn(ParticipantId participantId, ParticipantId by) implements ServerMessage {}

  /// By participant id; who has not spoken is not in it.
  ///
  /// @param since when the server began to listen; null when it missed nothing of the session
  record TalkTime(Instant since, Map<String, Long> spokeSeconds) implements ServerMessage {}

  record Speaking(ParticipantId participantId, boolean speaking) implements ServerMessage {}

  record SendingChanged(ParticipantId participantId, View.Kinds sending) implements ServerMessage {}

  /// To the one who asked: since when help is on its way; null when it came.
  record AssistanceChanged(long version, Instant requestedAt) implements ServerMessage {}

  record DoorTried(Instant at) implements ServerMessage {}

  record PreflightResult(PreflightOutcome preflight) implements ServerMessage {}

  record Goodbye(String reason) implements ServerMessage {}

  record Done(String re, long version) implements ServerMessage {}

  /// @param re the id of the command, or the type of a first message; null when neither is known
  /// @param pointer what is malformed (RFC 6901)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rejected(String re, String code, String pointer) implements ServerMessage {}
}
