package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Media on the live socket: to the connection that has the endpoint, for as long as it has it.
class MediaMessagesTest {

  private final LiveStory story = LiveStory.begins();
  private TestClient lead;

  @BeforeEach
  void aLead() {
    lead = story.comes(DR_RIVERA);
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void mediaBeginsAfterAdmissionAndNotBefore() {
    TestClient ana = story.comes(ANA);
    lead.next("media-open");
    assertEquals(List.of(), ana.rest());
    lead.asks("admit", "participantId", ana.seat());

    assertEquals("snapshot", ana.next().getString("type"));
    JsonObject open = ana.next("media-open");
    assertEquals(story.endpointOf(ana).value(), open.getString("endpoint"));
    assertEquals("[]", open.getJsonArray("iceServers").encode());
    assertEquals("all", open.getString("transport"));
    assertEquals(0, lead.rest().stream().filter(open::equals).count());
  }

  @Test
  void everyEndpointGetsALoginOfItsOwnAtTheTurnServer() {
    try (LiveStory relayed =
        LiveStory.begins(
            "homegroup.turn",
            Map.of("urls", List.of("turn:turn.example.org"), "secret", "s", "relay-only", true))) {
      TestClient elena = relayed.comes(DR_RIVERA);
      JsonObject first = elena.next("media-open");
      JsonObject second = relayed.comesIn(ANA, elena).next("media-open");
      assertEquals("relay", first.getString("transport"));
      assertNotEquals(first.getJsonArray("iceServers"), second.getJsonArray("iceServers"));
    }
  }

  @Test
  void whatABrowserSaysReachesItsOwnEndpointOnly() {
    TestClient ana = story.comesIn(ANA, lead);
    TestClient ben = story.comesIn(BEN, lead);
    String ofAna = ana.next("media-open").getString("endpoint");
    ben.next("media-open");
    ben.says(restart(ofAna)).settles();
    assertEquals(List.of(), received());
    ana.says(restart(ofAna)).settles();
    assertEquals(List.of(new MediaSignal.Restart("publisher")), received());
  }

  @Test
  void whatAScreenShowsIsKeptFromTheWaitingRoomOn() {
    TestClient ana = story.comes(ANA);
    ana.says(new JsonObject().put("type", "receive").put("video", new JsonArray())).settles();
    lead.asks("admit", "participantId", ana.seat());
    String endpoint = ana.next("media-open").getString("endpoint");
    assertTrue(calls().contains("show " + endpoint + " {}"));
    ana.says(receive(lead.seat(), 180)).settles();
    assertEquals(List.of("show " + endpoint + " {" + lead.seat() + "=180}"), calls());
  }

  @Test
  void aWishWithoutAHeightIsMalformed() {
    lead.says(receive(lead.seat(), 0));
    assertEquals("/video/0/height", lead.next("rejected").getString("pointer"));
  }

  private List<String> calls() {
    List<String> all = new ArrayList<>();
    story.time.onLoop(() -> all.addAll(story.bridge.calls()));
    return all;
  }

  private static JsonObject receive(String who, int height) {
    JsonObject wish = new JsonObject().put("participantId", who).put("height", height);
    return new JsonObject().put("type", "receive").put("video", new JsonArray().add(wish));
  }

  @Test
  void theWaitingRoomAndTheDoorCutMediaAtOnce() {
    TestClient ana = story.comesIn(ANA, lead);
    TestClient ben = story.comesIn(BEN, lead);
    String endpoint = ana.next("media-open").getString("endpoint");
    ben.next("media-open");
    lead.asks("return-to-waiting", "participantId", ana.seat());
    lead.asks("remove", "participantId", ben.seat());
    lead.settles();
    assertEquals(Set.of(lead.seat()), withMedia());
    ana.says(restart(endpoint)).settles();
    assertEquals(List.of(), received());
  }

  @Test
  void theSecondDeviceGetsMediaOfItsOwn() {
    TestClient phone = story.comesIn(ANA, lead);
    String first = phone.next("media-open").getString("endpoint");
    TestClient computer = story.comes(ANA);
    String second = computer.next("media-open").getString("endpoint");
    assertFalse(first.equals(second));
    assertEquals(Set.of(lead.seat(), computer.seat()), withMedia());
  }

  @Test
  void whatTheBridgeReceivesIsRecordedAndShown() {
    TestClient ana = story.comesIn(ANA, lead);
    ana.next("media-open");
    EndpointId endpoint = story.endpointOf(ana);
    story.time.onLoop(() -> story.bridge.conference().media(endpoint, MediaKind.VIDEO, true));
    JsonObject shown =
        lead.next(
            message -> message.encode().contains("\"media\":{\"audio\":false,\"video\":true}"),
            "video of Ana");
    assertEquals("participant-changed", shown.getString("type"));
    story.time.onLoop(story.bridge::die);
    lead.next(
        message ->
            message.getString("type").equals("session-changed")
                && !message.getJsonObject("session").getBoolean("video"),
        "no video");
    lead.settles();

    assertEquals(1, story.recorded(MediaUp.class).size());
    assertEquals(1, story.recorded(MediaDown.class).size());
    story.time.onLoop(story.bridge::comeBack);
    ana.next("media-open");
    assertTrue(lead.next("session-changed").getJsonObject("session").getBoolean("video"));
  }

  @Test
  void aLeadsMuteIsEnforcedOnTheBridge() {
    TestClient ana = story.comesIn(ANA, lead);
    ana.next("media-open");
    lead.asks("mute", "participantId", ana.seat(), "kind", "audio");
    lead.settles();
    List<Object> muted = new ArrayList<>();
    story.time.onLoop(() -> muted.addAll(story.bridge.conference().muted().values()));
    assertTrue(muted.contains(Set.of(MediaKind.AUDIO)), muted::toString);
    assertEquals(
        "[\"audio\"]",
        ana.next("participant-changed")
            .getJsonObject("participant")
            .getJsonArray("mutedByLead")
            .encode());
  }

  private Set<String> withMedia() {
    List<String> seats = new ArrayList<>();
    story.time.onLoop(
        () -> story.bridge.endpoints().forEach(one -> seats.add(one.participantId().value())));
    return Set.copyOf(seats);
  }

  private List<MediaSignal> received() {
    List<MediaSignal> all = new ArrayList<>();
    story.time.onLoop(() -> all.addAll(story.bridge.conference().received()));
    return all;
  }

  private static JsonObject restart(String endpoint) {
    return new JsonObject()
        .put("type", "media-restart")
        .put("endpoint", endpoint)
        .put("peer", "publisher");
  }
}
