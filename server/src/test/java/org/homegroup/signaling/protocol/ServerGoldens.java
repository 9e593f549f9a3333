package org.homegroup.signaling.protocol;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.turn.IceSettings;
import org.homegroup.bridge.turn.TurnCredentials;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.Need;
import org.homegroup.checkin.RelapseSign;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.preflight.DeviceStatus;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.preflight.NetworkPath;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.safety.Task;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.ChatTo;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Phase;
import org.homegroup.session.Role;
import org.homegroup.session.SeatStatus;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SideRoomPurpose;
import org.homegroup.session.rules.ChatRules;

/// The messages of the golden files, made as the server makes them.
final class ServerGoldens {

  private static final ParticipantId ELENA = new ParticipantId("p-1elena");
  private static final ParticipantId ANA = new ParticipantId("p-7ana");
  private static final Instant NOW = at("17:05:00");
  private static final View.Kinds BOTH = new View.Kinds(true, true);

  private static final View.Format FORMAT =
      new View.Format(
          "peer",
          new View.Agenda(
              List.of(
                  new View.Part(AgendaPartKind.CHECK_IN_ROUND, "How everybody is", 30),
                  new View.Part(AgendaPartKind.BREAK, "Break", 15)),
              new View.Current(1, at("17:01:30"))),
          ANA,
          new View.Chat(EnumSet.of(ChatRules.Choice.GROUP, ChatRules.Choice.LEADS)));
  private static final SideRoomId SMALL_GROUP = new SideRoomId("s-2sage");
  private static final View.Places PLACES =
      new View.Places(
          List.of(
              new View.SideRoom(new SideRoomId("s-1fern"), SideRoomPurpose.ASIDE, null),
              new View.SideRoom(SMALL_GROUP, SideRoomPurpose.SMALL_GROUP, at("17:06:00"))),
          new View.Hold(at("17:04:48")),
          new View.Held(at("16:59:02"), at("17:02:40")));
  private static final List<View.Expected> EXPECTED =
      List.of(new View.Expected("Dev Patel", Role.PATIENT));

  private static final View.Session GROUP = session(Phase.IN_SESSION, null, Optional.of(ELENA));
  private static final View.Session WAITING = session(Phase.IN_SESSION, null, null);

  private static final View.Participant LEAD =
      new View.Participant(
          ELENA,
          "Dr. Elena Rivera",
          Role.LEAD,
          true,
          null,
          at("17:04:02"),
          BOTH,
          BOTH,
          Set.of(),
          true,
          null,
          null,
          null,
          null);

  private static final View.Participant UNHEARD =
      new View.Participant(
          new ParticipantId("p-6dev"),
          "Dev Patel",
          Role.PATIENT,
          true,
          null,
          null,
          View.Kinds.NONE,
          BOTH,
          Set.of(),
          false,
          SMALL_GROUP,
          new SelfReport(true, at("17:04:10")),
          at("17:04:20"),
          null);

  private static final PreflightOutcome CHECK =
      PreflightOutcome.of(
          new NetworkMeasurement(
              NetworkPath.RELAY,
              Optional.of(84),
              Optional.of(0),
              Optional.of(1),
              Optional.of(60),
              DeviceStatus.ON,
              DeviceStatus.REFUSED),
          at("16:58:20"));

  private static final View.CheckIn CHECKED_IN =
      new View.CheckIn(
          at("17:03:40"),
          true,
          AnswersState.GOOD,
          Need.WATCH,
          new RelapseSign(RelapseSign.Kind.CRAVING_UP, OptionalInt.of(4)),
          List.of(
              new CheckInCard.Line("location.address", "Address", "12 Harbor Lane"),
              new CheckInCard.Line("craving", "Craving", 7),
              new CheckInCard.Line("safe", "Feels safe", true)));

  private static final View.CheckIn UNREAD =
      new View.CheckIn(at("16:58:02"), false, AnswersState.COMING, null, null, List.of());

  private static final View.CheckIn CHANGED =
      new View.CheckIn(at("16:57:30"), true, AnswersState.CHANGED, Need.UNKNOWN, null, List.of());

  private static final List<View.RoomCheckIn> IN_ROOM =
      List.of(
          new View.RoomCheckIn(ANA, UNREAD),
          new View.RoomCheckIn(new ParticipantId("p-6dev"), CHANGED));

  private static final List<View.Waiting> QUEUE =
      List.of(
          new View.Waiting(
              new ParticipantId("p-8ben"),
              "Ben Carter",
              Role.PATIENT,
              at("17:03:10"),
              true,
              null,
              CHECK,
              CHECKED_IN),
          new View.Waiting(
              new ParticipantId("p-9chloe"),
              "Chloe Dubois",
              Role.PATIENT,
              at("17:02:10"),
              false,
              at("17:04:02"),
              null,
              null));

  private static final List<LiveMinutes> MINUTES = List.of(new LiveMinutes(ANA, 228, true, NOW));

  private static final List<MediaSignal.Track> TRACKS =
      List.of(
          new MediaSignal.Track("0", MediaKind.AUDIO, ELENA),
          new MediaSignal.Track("1", MediaKind.VIDEO, ELENA));

  private static final View.Crisis CRISIS =
      new View.Crisis(
          new CrisisId("9d2c4b6a-1e3f-4a5b-8c7d-0e9f8a7b6c5d"),
          ANA,
          "Ana Morales",
          at("17:04:50"),
          true,
          List.of(ELENA),
          false);

  static final Map<String, Frame> ALL =
      Map.ofEntries(
          entry("welcome", welcome(false, SeatStatus.IN_ROOM, forTheGroup())),
          entry(
              "welcome-resumed",
              welcome(
                  true,
                  SeatStatus.IN_ROOM,
                  new View.Shared(AudienceKind.GROUP, GROUP, null, null, null, null, null, null))),
          entry(
              "welcome-waiting",
              welcome(
                  false,
                  SeatStatus.WAITING,
                  new View.Shared(
                      AudienceKind.WAITING,
                      WAITING,
                      new View.WaitingRoom(2, false),
                      null,
                      null,
                      null,
                      null,
                      null))),
          entry("snapshot", snapshot()),
          message("session-changed", changed()),
          message("participant-changed", new ServerMessage.ParticipantChanged(59, ana("Ana M."))),
          message(
              "participant-gone", new ServerMessage.ParticipantGone(60, ANA, "connection-lost")),
          message("waiting-changed", new ServerMessage.WaitingChanged(61, QUEUE)),
          message("check-ins-changed", new ServerMessage.CheckInsChanged(61, IN_ROOM)),
          message(
              "waiting-room-changed",
              new ServerMessage.WaitingRoomChanged(61, WAITING, new View.WaitingRoom(1, true))),
          message("attendance-changed", new ServerMessage.AttendanceChanged(62, MINUTES)),
          message("chat", new ServerMessage.Chat(ANA, ChatTo.LEADS, "Thank you, that helps.", NOW)),
          message("expected-changed", new ServerMessage.ExpectedChanged(63, EXPECTED)),
          message("crises-changed", new ServerMessage.CrisesChanged(List.of(CRISIS))),
          message(
              "tasks-changed",
              new ServerMessage.TasksChanged(
                  List.of(
                      new View.OpenTask(
                          new TaskId("1c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f"),
                          Task.Kind.TELEPHONE_CALLBACK,
                          ANA,
                          "Ana Morales",
                          at("17:05:10"),
                          at("17:07:10"),
                          true,
                          "Dr. Elena Rivera",
                          ELENA,
                          false,
                          false),
                      new View.OpenTask(
                          new TaskId("2c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f"),
                          Task.Kind.UNSUPERVISED,
                          null,
                          null,
                          at("17:05:12"),
                          null,
                          false,
                          null,
                          null,
                          false,
                          true),
                      new View.OpenTask(
                          new TaskId("3c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f"),
                          Task.Kind.RELAPSE_SIGN,
                          ANA,
                          "Ana Morales",
                          at("16:52:00"),
                          null,
                          false,
                          null,
                          null,
                          true,
                          false)))),
          message("own-crisis-changed", new ServerMessage.OwnCrisisChanged(at("17:04:50"), true)),
          message("called-on", new ServerMessage.CalledOn(ANA, ELENA)),
          message(
              "talk-time", new ServerMessage.TalkTime(at("17:03:10"), Map.of(ANA.value(), 42L))),
          message("speaking", new ServerMessage.Speaking(ANA, true)),
          message(
              "sending-changed",
              new ServerMessage.SendingChanged(ANA, new View.Kinds(false, true))),
          message("assistance-changed", new ServerMessage.AssistanceChanged(64, at("17:04:20"))),
          message("door-tried", new ServerMessage.DoorTried(NOW)),
          message("preflight-result", new ServerMessage.PreflightResult(CHECK)),
          message("goodbye", new ServerMessage.Goodbye("removed")),
          message("ping", new ServerMessage.Ping()),
          message("done", new ServerMessage.Done("7c1f-12", 63)),
          message("rejected", new ServerMessage.Rejected("7c1f-12", "not-leading", null)),
          message(
              "rejected-protocol-version",
              MessageCodec.otherProtocol("{\"type\":\"check\",\"protocol\":1}").orElseThrow()),
          message(
              "rejected-malformed",
              new ServerMessage.Rejected(null, "malformed", "/participantId")),
          entry("media-open", mediaOpen()),
          media("media-offer", new MediaSignal.Offer("down", 1, "v=0\r\n", TRACKS, List.of())),
          media("media-answer", new MediaSignal.Answer("up", 1, "v=0\r\n")),
          media(
              "media-candidate",
              new MediaSignal.Candidate(
                  "up", "candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host", "0", 0)),
          media("media-tracks", new MediaSignal.Tracks("down", TRACKS)),
          media("media-closed", new MediaSignal.Closed()));

  private ServerGoldens() {}

  private static Instant at(String time) {
    return Instant.parse("2026-11-21T" + time + "Z");
  }

  private static View.Session session(
      Phase phase, Instant breakSince, Optional<ParticipantId> leading) {
    return new View.Session(
        new SessionId("0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11"),
        "Tuesday evening group",
        phase,
        at("16:45:00"),
        at("17:00:00"),
        at("18:30:00"),
        ZoneId.of("America/Chicago"),
        at("17:01:12"),
        breakSince,
        false,
        leading,
        2,
        true,
        leading == null ? null : FORMAT,
        leading == null ? null : PLACES);
  }

  private static ServerMessage changed() {
    return new ServerMessage.SessionChanged(
        58, session(Phase.ON_BREAK, at("17:45:00"), Optional.of(ELENA)));
  }

  private static View.Participant ana(String name) {
    return new View.Participant(
        ANA,
        name,
        Role.PATIENT,
        true,
        at("17:04:31"),
        null,
        new View.Kinds(true, false),
        BOTH,
        Set.of(MediaKind.VIDEO),
        false,
        null,
        null,
        null,
        null);
  }

  private static View.Shared forTheGroup() {
    return new View.Shared(
        AudienceKind.GROUP, GROUP, null, List.of(LEAD, ana("Ana M.")), null, null, null, null);
  }

  private static Frame welcome(boolean resumed, SeatStatus place, View.Shared shared) {
    return MessageCodec.welcome(
        57,
        resumed,
        NOW,
        new MessageCodec.Limits(3, 10, 65_536, 20),
        new ConnectionId("c-4nq8"),
        new View.You(
            ANA, "Ana Morales", Role.PATIENT, place, false, resumed ? at("17:04:20") : null),
        MessageCodec.shared(shared));
  }

  private static Frame snapshot() {
    return MessageCodec.snapshot(
        58,
        NOW,
        new View.You(ELENA, "Dr. Elena Rivera", Role.LEAD, SeatStatus.IN_ROOM, false, null),
        MessageCodec.shared(
            new View.Shared(
                AudienceKind.LEADS,
                GROUP,
                null,
                List.of(LEAD, ana("Ana Morales"), UNHEARD),
                QUEUE,
                IN_ROOM,
                MINUTES,
                EXPECTED)));
  }

  /// The password is that of `TurnServersTest`, for the secret "north wind".
  private static Frame mediaOpen() {
    var relay =
        new IceSettings.Relay(
            List.of(
                "turn:turn.example.org:3478?transport=udp",
                "turns:turn.example.org:443?transport=tcp"),
            new TurnCredentials("1795282500:Nq3kD2", "5JmCSDph0J40px0MRy4yu4X3hfk="));
    return MessageCodec.mediaOpen(
        MediaSignalJson.encode("c7f2.1", new MediaSignal.Open(peers())),
        new IceSettings(Optional.of(relay), IceSettings.Transport.ALL));
  }

  private static List<MediaSignal.Peer> peers() {
    return List.of(
        new MediaSignal.Peer(
            "up", MediaSignal.Offerer.BROWSER, List.of(MediaKind.AUDIO, MediaKind.VIDEO)),
        new MediaSignal.Peer("down", MediaSignal.Offerer.BRIDGE, List.of()));
  }

  private static Map.Entry<String, Frame> message(String name, ServerMessage message) {
    return entry(name, MessageCodec.frame(message));
  }

  private static Map.Entry<String, Frame> media(String name, MediaSignal signal) {
    return entry(name, MessageCodec.media(MediaSignalJson.encode("c7f2.1", signal)));
  }
}
