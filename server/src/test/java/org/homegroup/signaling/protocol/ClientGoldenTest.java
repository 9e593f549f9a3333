package org.homegroup.signaling.protocol;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.platform.json.Json;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.preflight.DeviceStatus;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.preflight.NetworkPath;
import org.homegroup.session.ChatTo;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.OverrideReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The server understands the messages of the browser, from the same files that the browser's tests
/// compare with.
class ClientGoldenTest {

  private static final Path GOLDENS = Path.of("src/test/resources/protocol/client");
  private static final ParticipantId ANA = new ParticipantId("p-7ana");
  private static final SideRoomId SMALL_GROUP = new SideRoomId("s-2sage");

  private static final CrisisId CRISIS = new CrisisId("9d2c4b6a-1e3f-4a5b-8c7d-0e9f8a7b6c5d");
  private static final TaskId TASK = new TaskId("1c9e8d7f-6a5b-3c4d-8e2f-0a1b2c3d4e5f");

  private static final Map<String, ClientMessage> MEANT =
      Map.ofEntries(
          entry(
              "hello",
              new ClientMessage.Hello(
                  2,
                  "eyJ.eyJ.sig",
                  new SessionId("0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11"),
                  Device.PHONE,
                  Optional.of(
                      new ClientMessage.LeftOff(
                          AudienceKind.GROUP, 57, Optional.of(new ConnectionId("c-4nq8")))))),
          entry(
              "admit",
              new ClientMessage.Admit(
                  "7c1f-1", ANA, Optional.of(OverrideReason.CONFIRMED_BY_PHONE))),
          entry("decline", new ClientMessage.Decline("7c1f-2", ANA)),
          entry("return-to-waiting", new ClientMessage.ReturnToWaiting("7c1f-3", ANA)),
          entry("remove", new ClientMessage.Remove("7c1f-4", ANA)),
          entry("grant-lead", new ClientMessage.GrantLead("7c1f-5", ANA)),
          entry("hand-over-lead", new ClientMessage.HandOverLead("7c1f-6", ANA)),
          entry("admit-all", new ClientMessage.AdmitAll("7c1f-7")),
          entry("leave", new ClientMessage.Leave("7c1f-8")),
          entry("start", new ClientMessage.Start("7c1f-9")),
          entry("take-break", new ClientMessage.TakeBreak("7c1f-10")),
          entry("resume", new ClientMessage.Resume("7c1f-11")),
          entry("end", new ClientMessage.End("7c1f-12")),
          entry("raise-hand", new ClientMessage.RaiseHand("7c1f-13")),
          entry("lower-hand", new ClientMessage.LowerHand("7c1f-14", Optional.of(ANA))),
          entry("submit-self-report", new ClientMessage.SubmitSelfReport("7c1f-20", true)),
          entry("mute", new ClientMessage.Mute("7c1f-15", ANA, MediaKind.AUDIO)),
          entry("unmute", new ClientMessage.Unmute("7c1f-16", ANA, MediaKind.VIDEO)),
          entry("share-screen", new ClientMessage.ShareScreen("7c1f-21", true)),
          entry("lock-door", new ClientMessage.LockDoor("7c1f-17")),
          entry("unlock-door", new ClientMessage.UnlockDoor("7c1f-18")),
          entry("chat", new ClientMessage.Chat("7c1f-19", "Thank you, that helps.", ChatTo.LEADS)),
          entry("begin-part", new ClientMessage.BeginPart("7c1f-30", 3)),
          entry("choose-chair", new ClientMessage.ChooseChair("7c1f-31", ANA)),
          entry("withdraw-chair", new ClientMessage.WithdrawChair("7c1f-32")),
          entry("call-on", new ClientMessage.CallOn("7c1f-33", ANA)),
          entry("take-aside", new ClientMessage.TakeAside("7c1f-40", ANA, Optional.empty())),
          entry(
              "split",
              new ClientMessage.Split(
                  "7c1f-41", List.of(List.of(ANA), List.of(new ParticipantId("p-6dev"))))),
          entry("visit", new ClientMessage.Visit("7c1f-42", Optional.of(SMALL_GROUP))),
          entry("move", new ClientMessage.Move("7c1f-43", ANA, Optional.of(SMALL_GROUP))),
          entry("recall-groups", new ClientMessage.RecallGroups("7c1f-44", 60)),
          entry("close-side-room", new ClientMessage.CloseSideRoom("7c1f-45", SMALL_GROUP)),
          entry("request-assistance", new ClientMessage.RequestAssistance("7c1f-46")),
          entry("answer-assistance", new ClientMessage.AnswerAssistance("7c1f-47", ANA)),
          entry("raise-crisis", new ClientMessage.RaiseCrisis("7c1f-50", Optional.of(ANA))),
          entry("answer-crisis", new ClientMessage.AnswerCrisis("7c1f-51", CRISIS)),
          entry("close-crisis", new ClientMessage.CloseCrisis("7c1f-52", CRISIS)),
          entry("take-task", new ClientMessage.TakeTask("7c1f-53", TASK)),
          entry("done-task", new ClientMessage.DoneTask("7c1f-54", TASK)),
          entry("sending", new ClientMessage.Sending(true, false)),
          entry("queue-seen", new ClientMessage.QueueSeen(61)),
          entry(
              "receive",
              new ClientMessage.Receive(
                  List.of(
                      new ClientMessage.Wish(ANA, 180),
                      new ClientMessage.Wish(new ParticipantId("p-1elena"), 360)))),
          entry(
              "preflight",
              new ClientMessage.Preflight(
                  2, "eyJ.eyJ.sig", new SessionId("0b9d6a4e-6c1f-4b0e-9b57-3f1f0d6a7c11"))),
          entry("preflight-relay", new ClientMessage.PreflightRelay()),
          entry(
              "preflight-measured",
              new ClientMessage.PreflightMeasured(
                  new NetworkMeasurement(
                      NetworkPath.DIRECT,
                      Optional.of(42),
                      Optional.of(0),
                      Optional.of(1),
                      Optional.of(480),
                      DeviceStatus.ON,
                      DeviceStatus.OFF))),
          entry("pong", new ClientMessage.Pong()),
          entry(
              "media-offer",
              media(
                  new MediaSignal.Offer(
                      "up",
                      1,
                      "v=0\r\n",
                      List.of(),
                      List.of(
                          new MediaSignal.Upload("0", MediaKind.AUDIO),
                          new MediaSignal.Upload("1", MediaKind.VIDEO))))),
          entry("media-answer", media(new MediaSignal.Answer("down", 1, "v=0\r\n"))),
          entry(
              "media-candidate",
              media(
                  new MediaSignal.Candidate(
                      "up", "candidate:1 1 udp 2130706431 192.0.2.7 40000 typ host", "0", 0))),
          entry("media-restart", media(new MediaSignal.Restart("down"))));

  static Set<String> said() {
    return new TreeSet<>(MEANT.keySet());
  }

  @ParameterizedTest
  @MethodSource("said")
  void isUnderstoodAsItIsMeant(String name) throws Exception {
    String golden = Files.readString(GOLDENS.resolve(name + ".json"));
    assertEquals(MEANT.get(name), MessageCodec.read(golden));
  }

  @Test
  void everyFileIsUnderstood() throws IOException {
    try (Stream<Path> files = Files.list(GOLDENS)) {
      Set<String> named =
          files
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(named, said());
    }
  }

  @Test
  void everyTypeHasAFile() {
    Set<String> types =
        Json.members(ClientMessage.class)
            .filter(type -> type != ClientMessage.Media.class)
            .filter(type -> ClientMessage.class.isAssignableFrom(type))
            .map(type -> KebabCase.kebab(type.getSimpleName()))
            .collect(Collectors.toCollection(TreeSet::new));
    types.removeAll(said());
    assertEquals(Set.of(), types);
  }

  private static ClientMessage media(MediaSignal signal) {
    return new ClientMessage.Media("c7f2.1", signal);
  }
}
