package org.homegroup.bridge.jvb.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.jvb.FakeAnswers;
import org.homegroup.bridge.jvb.FakeEndpoint;
import org.homegroup.bridge.jvb.FakeJvb;
import org.homegroup.bridge.jvb.JvbStage;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A conference against a bridge that refuses what the real one refuses, and misbehaves on request.
/// What the real one does is shown by [JvbMediaIT].
class JvbConferenceTest extends JvbStage {

  @Test
  @DisplayName("mutes an endpoint from its birth, before its browser knows of it")
  void mutedFromBirth() throws Exception {
    add(ANA, MediaKind.AUDIO);
    FakeEndpoint ana = fake.endpoints().values().iterator().next();
    assertTrue(ana.audioMuted);
    assertFalse(ana.videoMuted);
    on(() -> conference.mute(ANA, Set.of(MediaKind.VIDEO)));
    assertFalse(ana.audioMuted);
    assertTrue(ana.videoMuted);
  }

  @Test
  @DisplayName("mutes at once, also while the bridge is slow to make somebody else's endpoint")
  void mutesBeforeWhatIsSlow() throws Exception {
    meet(ANA);
    fake.fault("\"create\":true", FakeJvb.Kind.HANG);
    Future<Throwable> adding =
        on(
            () -> {
              Future<Throwable> result =
                  conference.add(BEN, Set.of()).transform(it -> Future.succeededFuture(it.cause()));
              return Future.succeededFuture(result);
            });
    until(() -> fake.requests.getLast().encode().contains("\"create\":true"));
    on(() -> conference.mute(ANA, Set.of(MediaKind.AUDIO)));
    assertTrue(remote(ANA).audioMuted);
    assertFalse(adding.isComplete());
    assertInstanceOf(BridgeFailure.TimedOut.class, await(adding));
  }

  @Test
  @DisplayName("opens one peer, offers at once, and tells the bridge what the browser answered")
  void first() throws Exception {
    meet(ANA);
    assertEquals(List.of("Open to ana", "Offer to ana"), told);
    assertEquals("ana", remote(ANA).remoteUfrag);
    assertEquals(3, remote(ANA).ssrcs.size());
    long video = ssrc("ana") + 1;
    assertEquals(List.of("FID " + video + " " + (video + 1)), remote(ANA).groups);
    assertEquals(2, offers.get(ANA).uploads().size());
    assertTrue(offers.get(ANA).sdp().contains("a=ice-ufrag:" + FakeAnswers.UFRAG));
  }

  @Test
  @DisplayName("asks for pictures on a socket of its own")
  void constraints() throws Exception {
    meet(ANA);
    until(() -> !remote(ANA).heard.isEmpty());
    assertEquals(
        360,
        remote(ANA).heard.getFirst().getJsonObject("defaultConstraints").getInteger("maxHeight"));
  }

  @Test
  @DisplayName("asks for the pictures that are shown, no taller than they are, and for no other")
  void asksForWhatIsShown() throws Exception {
    meet(ANA);
    meet(BEN);
    until(() -> offers.get(ANA).negotiation() == 2);
    setReceiverConstraints(Map.of(BEN.participantId(), 180, CHLOE.participantId(), 180));
    until(() -> askedFor().equals(heights(Map.of(BEN, 180))));
    setReceiverConstraints(Map.of());
    until(() -> askedFor().equals(heights(Map.of())));
    setReceiverConstraints(Map.of(CHLOE.participantId(), 1080));
    answer(ANA);
    meet(CHLOE);
    until(() -> askedFor().equals(heights(Map.of(CHLOE, 360))));
  }

  @Test
  @DisplayName(
      "offers to take sizes, tells the bridge which streams they are, and receivers of one")
  void sizes() throws Exception {
    meet(BEN);
    add(ANA);
    until(() -> offers.containsKey(ANA));
    assertTrue(offers.get(ANA).sdp().contains("a=simulcast:recv h;m;l"));
    String sized =
        sdp("ana").replaceAll("a=ssrc[^\n]*\n", "")
            + "a=ssrc-group:SIM 71 72 73\r\n"
            + "a=ssrc-group:FID 71 81\r\na=ssrc-group:FID 72 82\r\na=ssrc-group:FID 73 83\r\n";
    receive(ANA, new MediaSignal.Answer("all", 1, sized));
    until(() -> fake.endpoints().values().stream().anyMatch(it -> it.ssrcs.contains(71L)));
    FakeEndpoint ana =
        fake.endpoints().values().stream()
            .filter(it -> it.ssrcs.contains(71L))
            .findFirst()
            .orElseThrow();
    assertTrue(ana.groups.contains("SIM 71 72 73"), ana.groups.toString());
    assertTrue(ana.groups.contains("FID 73 83"), ana.groups.toString());
    until(() -> offers.get(BEN).negotiation() == 2);
    assertTrue(offers.get(BEN).sdp().contains("a=ssrc-group:FID 71 81"));
    assertFalse(offers.get(BEN).sdp().contains("a=ssrc:72"));
  }

  private void setReceiverConstraints(Map<ParticipantId, Integer> heights) throws Exception {
    on(
        () -> {
          conference.setReceiverConstraints(ANA, ReceiverConstraints.of(heights));
          return Future.succeededFuture();
        });
  }

  /// What the bridge was last asked for, for Ana.
  private JsonObject askedFor() {
    List<JsonObject> heard = remote(ANA).heard;
    return heard.isEmpty()
        ? new JsonObject()
        : heard.getLast().getJsonObject("constraints", new JsonObject().put("all", true));
  }

  private JsonObject heights(Map<EndpointId, Integer> of) {
    JsonObject heights = new JsonObject();
    of.forEach(
        (who, height) ->
            heights.put(wireName(who) + "-v0", new JsonObject().put("maxHeight", height)));
    return heights;
  }

  @Test
  @DisplayName("calls endpoints by names that say nothing of connection or person")
  void opaqueNames() throws Exception {
    meet(ANA);
    assertTrue(wireName(ANA).matches("[0-9a-f]{16}"));
    meet(BEN);
    until(() -> shown(BEN).equals(List.of(new ParticipantId("ana"))));
    assertFalse(offers.get(BEN).sdp().contains("c-ana"));
  }

  @Test
  @DisplayName("offers somebody to the others when their browser has answered, not before")
  void offersOthers() throws Exception {
    meet(ANA);
    add(BEN);
    until(() -> offers.containsKey(BEN));
    assertEquals(List.of(new ParticipantId("ana")), shown(BEN));
    assertEquals(1, offers.get(ANA).negotiation());
    answer(BEN);
    until(() -> offers.get(ANA).negotiation() == 2);
    assertEquals(List.of(new ParticipantId("ben")), shown(ANA));
  }

  @Test
  @DisplayName("waits for the browser's answer, then offers all that changed meanwhile at once")
  void oneNegotiationAtATime() throws Exception {
    meet(ANA);
    meet(BEN);
    until(() -> offers.get(ANA).negotiation() == 2);
    MediaSignal.Offer open = offers.get(ANA);
    meet(CHLOE);
    on(() -> conference.remove(BEN));
    receive(ANA, new MediaSignal.Answer("all", open.negotiation() + 1, sdp("ana")));
    assertEquals(2, offers.get(ANA).negotiation());
    answer(ANA);
    until(() -> offers.get(ANA).negotiation() == 3);
    assertEquals(List.of(new ParticipantId("chloe")), shown(ANA));
    // Ben's lines are Chloe's now.
    assertEquals("2", offers.get(ANA).tracks().getFirst().mid());
  }

  @Test
  @DisplayName("cuts at once, also while the endpoint is being made")
  void removedWhileAdded() throws Exception {
    fake.fault("\"create\":true", FakeJvb.Kind.HANG_AFTER);
    Future<Throwable> adding =
        on(
            () -> {
              Future<Throwable> result =
                  conference.add(ANA, Set.of()).transform(it -> Future.succeededFuture(it.cause()));
              return Future.succeededFuture(result);
            });
    until(() -> !fake.endpoints().isEmpty());
    on(() -> conference.remove(ANA));
    until(() -> fake.conferences.isEmpty());
    assertInstanceOf(BridgeFailure.class, await(adding));
    assertEquals(List.of(), told);
  }

  @Test
  @DisplayName("removes whom the bridge no longer knows without complaint, and nobody twice")
  void removeUnknown() throws Exception {
    on(() -> conference.remove(ANA));
    meet(ANA);
    on(() -> conference.remove(ANA));
    on(() -> conference.remove(ANA));
    assertInstanceOf(BridgeFailure.Overtaken.class, failure(() -> conference.mute(ANA, Set.of())));
  }

  @Test
  @DisplayName("says that a cut is not confirmed")
  void cutRefused() throws Exception {
    meet(ANA);
    meet(BEN);
    fake.fault("\"expire\":true", FakeJvb.Kind.BREAK);
    assertInstanceOf(BridgeFailure.Refused.class, failure(() -> conference.remove(ANA)));
    on(() -> conference.remove(ANA));
    assertEquals(1, fake.endpoints().size());
  }

  @Test
  @DisplayName("makes the conference again that the bridge ended with its last endpoint")
  void conferenceGone() throws Exception {
    meet(ANA);
    on(() -> conference.remove(ANA));
    assertTrue(fake.conferences.isEmpty());
    add(endpoint("ana", 2));
    assertEquals(1, fake.endpoints().size());
  }

  @Test
  @DisplayName("finds the conference that was made without an answer")
  void createdWithoutAnswer() throws Exception {
    fake.fault("\"create\":true", FakeJvb.Kind.HANG_AFTER);
    fake.fault("\"expire\":true", FakeJvb.Kind.HANG);
    assertInstanceOf(BridgeFailure.TimedOut.class, failure(() -> conference.add(ANA, Set.of())));
    add(BEN);
    assertEquals(2, fake.endpoints().size());
    until(() -> offers.containsKey(BEN));
  }

  @Test
  @DisplayName(
      "gives up an endpoint whose browser does not answer, answers nonsense, or is refused")
  void badAnswers() throws Exception {
    add(ANA);
    until(() -> told.contains("ana failed"));
    add(BEN);
    until(() -> offers.containsKey(BEN));
    receive(BEN, new MediaSignal.Answer("all", 1, "v=0"));
    until(() -> told.contains("ben failed"));
    fake.fault("\"ufrag\":\"chloe\"", FakeJvb.Kind.BREAK);
    add(CHLOE);
    until(() -> offers.containsKey(CHLOE));
    answer(CHLOE);
    until(() -> told.contains("chloe failed"));
    until(() -> fake.conferences.isEmpty());
  }

  @Test
  @DisplayName("gives up whoever sends under somebody else's number: every page would refuse both")
  void anothersNumber() throws Exception {
    meet(ANA);
    add(BEN);
    until(() -> offers.containsKey(BEN));
    receive(BEN, new MediaSignal.Answer("all", 1, sdp("ana")));
    until(() -> told.contains("ben failed"));
    assertFalse(told.contains("ana failed"));
    assertEquals(1, offers.get(ANA).negotiation());
  }

  @Test
  @DisplayName("replaces the endpoint whose path died, because ICE cannot be restarted")
  void restart() throws Exception {
    meet(ANA);
    receive(ANA, new MediaSignal.Restart("all"));
    until(() -> told.contains("ana failed"));
    until(() -> fake.conferences.isEmpty());
  }

  @Test
  @DisplayName("tells when media came and went, by the bridge's counters")
  void evidence() throws Exception {
    meet(ANA);
    remote(ANA).audioPackets = 5;
    until(() -> told.contains("ana AUDIO up"));
    until(() -> told.contains("ana AUDIO down"));
    assertFalse(told.contains("ana VIDEO up"));
  }

  @Test
  @DisplayName("believes the bridge that hears nothing of somebody")
  void connectivity() throws Exception {
    meet(ANA);
    until(() -> remote(ANA).socket != null);
    remote(ANA).videoPackets = 5;
    until(() -> told.contains("ana VIDEO up"));
    fake.broadcast(
        new JsonObject()
            .put("colibriClass", "EndpointConnectivityStatusChangeEvent")
            .put("endpoint", wireName(ANA))
            .put("active", "false"));
    until(() -> told.contains("ana VIDEO down"));
  }

  @Test
  @DisplayName("gives up an endpoint whose ICE failed, or that the bridge has forgotten")
  void givenUp() throws Exception {
    meet(ANA);
    meet(BEN);
    remote(BEN).iceFailed = true;
    until(() -> told.contains("ben failed"));
    on(() -> conference.remove(BEN));
    fake.endpoints().remove(wireName(ANA));
    until(() -> told.contains("ana failed"));
  }

  @Test
  @DisplayName("tells once who speaks, although every socket hears it")
  void speaking() throws Exception {
    meet(ANA);
    meet(BEN);
    until(() -> remote(ANA).socket != null && remote(BEN).socket != null);
    fake.broadcast(dominant(wireName(ANA), false));
    until(() -> told.contains("ana speaks"));
    fake.broadcast(dominant(wireName(BEN), false));
    until(() -> told.contains("ben speaks"));
    fake.broadcast(dominant(wireName(BEN), true));
    until(() -> told.contains("ben is silent"));
    assertEquals(
        List.of("ana speaks", "ana is silent", "ben speaks", "ben is silent"),
        told.stream().filter(each -> each.matches(".* (speaks|is silent)")).toList());
  }

  private static JsonObject dominant(String endpoint, boolean silence) {
    return new JsonObject()
        .put("colibriClass", "DominantSpeakerEndpointChangeEvent")
        .put("dominantSpeakerEndpoint", endpoint)
        .put("silence", silence);
  }

  @Test
  @DisplayName("says that a video is a screen when the bridge knows the video, and when it is over")
  void screen() throws Exception {
    add(ANA);
    until(() -> offers.containsKey(ANA));
    shows(true);
    answer(ANA);
    until(() -> remote(ANA) != null && videoTypes().equals(List.of("DESKTOP")));
    shows(false);
    until(() -> videoTypes().equals(List.of("DESKTOP", "CAMERA")));
    assertTrue(remote(ANA).heard.getLast().getString("sourceName").equals(wireName(ANA) + "-v0"));
  }

  private void shows(boolean screen) throws Exception {
    on(
        () -> {
          conference.setScreenShare(ANA, screen);
          return Future.succeededFuture();
        });
  }

  private List<String> videoTypes() {
    return remote(ANA).heard.stream()
        .map(each -> each.getString("videoType"))
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  @DisplayName("opens a socket again that broke, and gives up an endpoint that the bridge ended")
  void sockets() throws Exception {
    meet(ANA);
    until(() -> !remote(ANA).heard.isEmpty());
    var broken = remote(ANA).socket;
    on(() -> broken.close());
    until(() -> remote(ANA).socket != broken && remote(ANA).heard.size() > 1);
    assertFalse(told.contains("ana failed"));
    on(() -> remote(ANA).socket.close((short) 1001, "endpoint closed"));
    until(() -> told.contains("ana failed"));
  }

  @Test
  @DisplayName("ends everything with one request, and tells nothing more")
  void closes() throws Exception {
    meet(ANA);
    meet(BEN);
    until(() -> offers.get(ANA).negotiation() == 2);
    // On the loop, so after all that was told with that offer.
    on(
        () -> {
          told.clear();
          return Future.succeededFuture();
        });
    on(() -> conference.close());
    assertTrue(fake.conferences.isEmpty());
    assertInstanceOf(
        BridgeFailure.Unreachable.class, failure(() -> conference.add(CHLOE, Set.of())));
    assertEquals(List.of(), told);
  }
}
