package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server dies or is stopped, the bridge is not, and the next server carries on with what it
/// remembers.
class JvbAdoptionTest extends JvbStage {

  private final ConferenceId id = ConferenceId.group(SessionId.random());
  private Vertx earlier;
  private JvbBridge first;

  /// Ana and Ben have met, and Ben's microphone is held back.
  @BeforeEach
  void earlierServer() throws Exception {
    earlier = Vertx.vertx();
    first = await(JvbBridge.start(earlier, settings(fake.port()), InstantSource.system()));
    conference = on(() -> first.open(id, this));
    meet(ANA);
    meet(BEN);
    until(() -> offers.get(ANA).negotiation() == 2);
    on(() -> conference.mute(BEN, Set.of(MediaKind.AUDIO)));
  }

  private void settled() throws Exception {
    answer(ANA);
    until(() -> !storedSnapshot.encode().contains("\"open\":true"));
    remote(ANA).talks = true;
    until(() -> storedSnapshot.encode().contains("\"up\":[\"audio\"]"));
  }

  /// For an update, with SIGTERM.
  private void stops() throws Exception {
    assertFalse(told.contains("lost"));
    fake.requests.clear();
    await(first.handOver());
    assertEquals(List.of(), fake.requests, "the bridge was asked for nothing");
    dies();
  }

  private void dies() throws Exception {
    await(earlier.close());
    told.clear();
    offers.clear();
    fake.requests.clear();
  }

  private void next() throws Exception {
    conference = on(() -> bridge.open(id, Optional.of(storedSnapshot), this));
  }

  private Set<AdoptedEndpoint> living() {
    return Set.copyOf(conference.adopted());
  }

  private static AdoptedEndpoint ana() {
    return new AdoptedEndpoint(ANA, Set.of(), Set.of(MediaKind.AUDIO), Map.of());
  }

  private static AdoptedEndpoint ben() {
    return new AdoptedEndpoint(BEN, Set.of(MediaKind.AUDIO), Set.of(), Map.of());
  }

  @Test
  @DisplayName("carries on with everybody, and no browser is asked for anything")
  void outlivesServer() throws Exception {
    settled();
    dies();
    next();
    assertEquals(Set.of(ana(), ben()), living());
    assertEquals(2, fake.endpoints().size());
    assertFalse(fake.requests.toString().contains("create"), "nothing was made");
    until(() -> remote(ANA).socket != null && !remote(ANA).socket.isClosed());
    assertEquals(Map.of(), offers);
    assertFalse(told.stream().anyMatch(each -> each.matches("Open .*|.* failed|lost")), "" + told);
  }

  @Test
  @DisplayName("carries on after a stop as after a death")
  void carriesOnAfterAStop() throws Exception {
    settled();
    JsonObject before = storedSnapshot;
    stops();
    assertEquals(before, storedSnapshot);
    next();
    assertEquals(Set.of(ana(), ben()), living());
    assertFalse(fake.requests.toString().contains("create"), "nothing was made");
    until(() -> remote(ANA).socket != null && !remote(ANA).socket.isClosed());
    assertEquals(Map.of(), offers);
    meet(CHLOE);
    until(() -> offers.containsKey(ANA) && offers.containsKey(BEN));
  }

  @Test
  @DisplayName("leaves nothing on the bridge when nobody is to carry on")
  void nothingIsKept() throws Exception {
    JvbBridge keepsNothing =
        await(JvbBridge.start(earlier, settings(fake.port(), false), InstantSource.system()));
    ConferenceId session = ConferenceId.group(SessionId.random());
    conference = on(() -> keepsNothing.open(session, this));
    add(CHLOE);
    assertEquals(2, fake.conferences.size());
    await(keepsNothing.handOver());
    assertEquals(1, fake.conferences.size());
    assertEquals(2, fake.endpoints().size(), "the other server's");
  }

  @Test
  @DisplayName("says again what is muted: what was noted last counts")
  void mutesAgain() throws Exception {
    settled();
    dies();
    remote(BEN).audioMuted = false;
    remote(ANA).videoMuted = true;
    next();
    assertTrue(remote(BEN).audioMuted);
    assertFalse(remote(ANA).videoMuted);
  }

  @Test
  @DisplayName("believes what was noted of what comes, until it counts otherwise")
  void evidence() throws Exception {
    settled();
    dies();
    remote(ANA).talks = false;
    remote(BEN).videoPackets = 5;
    next();
    until(() -> told.contains("ana AUDIO down"));
    assertFalse(told.contains("ben VIDEO up"), "that it came once is no sign that it comes");
    remote(BEN).videoPackets = 6;
    until(() -> told.contains("ben VIDEO up"));
    assertFalse(told.contains("ana AUDIO up"));
  }

  @Test
  @DisplayName("offers a newcomer on the peers that live, on the same path, with higher numbers")
  void newcomer() throws Exception {
    settled();
    dies();
    next();
    meet(CHLOE);
    until(() -> offers.containsKey(ANA) && offers.containsKey(BEN));
    assertTrue(offers.get(ANA).negotiation() > 2);
    assertTrue(offers.get(ANA).sdp().contains("a=ice-ufrag:" + FakeAnswers.UFRAG));
    assertTrue(offers.get(ANA).sdp().contains(FakeAnswers.FINGERPRINT));
    assertFalse(offers.get(ANA).sdp().contains("a=candidate:"));
    assertEquals(List.of(BEN.participantId(), CHLOE.participantId()), shown(ANA));
    assertEquals("2", offers.get(ANA).tracks().getFirst().mid(), "Ben stays where he was");
    answer(ANA);
    answer(BEN);
    on(() -> conference.remove(CHLOE));
    until(() -> shown(ANA).equals(List.of(BEN.participantId())));
  }

  @Test
  @DisplayName("leaves the pictures as they were asked for, until the browser says more")
  void picturesStay() throws Exception {
    settled();
    until(() -> !remote(ANA).heard.isEmpty());
    dies();
    FakeEndpoint ana = remote(ANA);
    int heard = ana.heard.size();
    var before = ana.socket;
    next();
    until(() -> ana.socket != before && !ana.socket.isClosed());
    on(
        () -> {
          conference.setReceiverConstraints(
              ANA, ReceiverConstraints.of(Map.of(BEN.participantId(), 90)));
          return Future.succeededFuture();
        });
    until(() -> ana.heard.size() > heard);
    assertEquals(heard + 1, ana.heard.size());
    assertTrue(ana.heard.getLast().getJsonObject("constraints").containsKey(wireName(BEN) + "-v0"));
  }

  @Test
  @DisplayName("offers again what may not have reached a browser")
  void openOffer() throws Exception {
    until(() -> storedSnapshot.encode().contains("\"open\":true"));
    dies();
    next();
    until(() -> offers.containsKey(ANA));
    assertTrue(offers.get(ANA).negotiation() > 2);
    assertEquals(List.of(BEN.participantId()), shown(ANA));
    assertFalse(offers.containsKey(BEN));
  }

  @Test
  @DisplayName("cuts whom nobody noted, and does not wait for whom the bridge has given up")
  void behind() throws Exception {
    settled();
    JsonObject before = storedSnapshot;
    meet(CHLOE);
    String ben = wireName(BEN);
    dies();
    storedSnapshot = before;
    fake.endpoints().remove(ben);
    next();
    assertEquals(Set.of(ana()), living());
    assertEquals(Set.of(wireName(ANA)), fake.endpoints().keySet());
    until(() -> offers.containsKey(ANA));
    assertEquals(List.of(), shown(ANA));
  }

  @Test
  @DisplayName("begins anew, and ends what is left, when what is remembered is of no use")
  void ofNoUse() throws Exception {
    settled();
    dies();
    conference = on(() -> bridge.open(id, Optional.of(new JsonObject().put("room", 7)), this));
    assertEquals(Set.of(), living());
    assertTrue(fake.conferences.isEmpty());
    meet(ANA);
  }

  @Test
  @DisplayName("ends what it cannot bring to what was noted")
  void cannot() throws Exception {
    settled();
    dies();
    fake.fault("force-mute", FakeJvb.Kind.BREAK);
    failure(() -> bridge.open(id, Optional.of(storedSnapshot), this).mapEmpty());
    conference = on(() -> bridge.open(id, this));
    assertTrue(fake.conferences.isEmpty());
  }
}
