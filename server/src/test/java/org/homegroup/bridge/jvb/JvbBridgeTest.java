package org.homegroup.bridge.jvb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.id.SessionId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A bridge that comes, dies, comes back and is unwell.
class JvbBridgeTest extends JvbStage {

  @Test
  @DisplayName("is void with the death of the bridge, and open again when it is back")
  void dies() throws Exception {
    meet(ANA);
    on(() -> fake.kill());
    until(() -> told.contains("lost"));
    until(() -> availability.equals(List.of(false)));
    assertInstanceOf(
        BridgeFailure.Unreachable.class, failure(() -> bridge.open(SESSION, this).mapEmpty()));
    on(() -> fake.listen());
    until(() -> availability.equals(List.of(false, true)));
    conference = on(() -> bridge.open(SESSION, this));
    offers.clear();
    meet(endpoint("ana", 2));
    assertFalse(told.contains("ana failed"));
  }

  @Test
  @DisplayName("is not there while the bridge says that it is unwell, and leaves nobody on it")
  void unwell() throws Exception {
    meet(ANA);
    fake.healthy = false;
    until(() -> availability.equals(List.of(false)));
    assertTrue(told.contains("lost"));
    until(() -> fake.conferences.isEmpty());
    assertInstanceOf(
        BridgeFailure.Unreachable.class, failure(() -> bridge.open(SESSION, this).mapEmpty()));
    fake.healthy = true;
    until(() -> availability.equals(List.of(false, true)));
    conference = on(() -> bridge.open(SESSION, this));
    meet(endpoint("ana", 2));
  }

  @Test
  @DisplayName("takes one bad look for a hiccup")
  void oneBadLook() throws Exception {
    meet(ANA);
    fake.unwellOnce();
    until(() -> fake.unwellTold.get() == 1);
    remote(ANA).audioPackets = 5;
    until(() -> told.contains("ana AUDIO up"));
    assertEquals(List.of(), availability);
  }

  @Test
  @DisplayName("waits for a bridge whose REST API is off")
  void restApiOff() throws Exception {
    FakeJvb other = await(FakeJvb.start(vertx, bell));
    other.restApi = false;
    Future<JvbBridge> starting =
        JvbBridge.start(vertx, settings(other.port()), InstantSource.system());
    until(() -> other.notFound.get() > 0);
    assertFalse(starting.isComplete());
    other.restApi = true;
    JvbBridge late = await(starting);
    assertTrue(late.available());
    await(late.close());
  }

  @Test
  @DisplayName("waits for a bridge whose WebSockets cannot be reached: no picture would be sent")
  void socketsOff() throws Exception {
    FakeJvb other = await(FakeJvb.start(vertx, bell));
    other.webSockets = false;
    Future<JvbBridge> starting =
        JvbBridge.start(vertx, settings(other.port()), InstantSource.system());
    until(() -> other.notFound.get() > 1);
    assertFalse(starting.isComplete());
    other.webSockets = true;
    JvbBridge late = await(starting);
    assertTrue(late.available());
    await(late.close());
  }

  @Test
  @DisplayName("is given up when it stands still, without waiting for its next turn")
  void standsStill() throws Exception {
    meet(ANA);
    fake.standsStill = true;
    until(() -> availability.equals(List.of(false)));
    assertTrue(told.contains("lost"));
    fake.standsStill = false;
    until(() -> availability.equals(List.of(false, true)));
  }

  @Test
  @DisplayName("goes on without counters, but what nobody counts is not on record")
  void statsMissing() throws Exception {
    meet(ANA);
    remote(ANA).talks = true;
    until(() -> told.contains("ana AUDIO up"));
    fake.counts = false;
    until(() -> told.contains("ana AUDIO down"));
    assertTrue(fake.statsMissing.get() > 1);
    assertEquals(List.of(), availability);
    told.clear();
    fake.counts = true;
    until(() -> told.contains("ana AUDIO up"));
    assertFalse(told.contains("ana failed"));
  }

  @Test
  @DisplayName("ends what an earlier life of this server left behind for it, and no more")
  void leftOvers() throws Exception {
    ConferenceId session = ConferenceId.group(SessionId.random());
    ConferenceId aside = new ConferenceId(session.sessionId(), "room-2");
    on(
        () -> {
          fake.conferences.put(
              session.sessionId() + ".group.0123456789abcdef", new LinkedHashMap<>());
          fake.conferences.put(
              aside.sessionId() + ".room-2.0123456789abcdef", new LinkedHashMap<>());
          fake.conferences.put("somebody else's", new LinkedHashMap<>());
          return Future.succeededFuture();
        });
    on(() -> bridge.open(session, this));
    assertEquals(
        Set.of("somebody else's", aside.sessionId() + ".room-2.0123456789abcdef"),
        fake.conferences.keySet());
  }

  @Test
  @DisplayName("knows the load, and that the bridge is drained")
  void load() throws Exception {
    fake.drained = true;
    until(
        () -> {
          try {
            return !await(bridge.load()).takesNew();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(new BridgeLoad(0.25, 0.01, false), await(bridge.load()));
    assertTrue(bridge.available(), "who chooses among bridges skips it; its sessions stay");
  }

  @Test
  @DisplayName("that shuts down says so; who is there goes on, and a new conference is refused")
  void shutsDown() throws Exception {
    meet(ANA);
    fake.shutsDown();
    meet(BEN);
    until(
        () -> {
          try {
            return !await(bridge.load()).takesNew();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    Conference another = on(() -> bridge.open(ConferenceId.group(SessionId.random()), this));
    assertInstanceOf(BridgeFailure.Refused.class, failure(() -> another.add(CHLOE, Set.of())));
  }

  @Test
  @DisplayName("cuts all media when it is closed")
  void closes() throws Exception {
    meet(ANA);
    await(bridge.close());
    assertTrue(fake.conferences.isEmpty());
  }
}
