package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The real Janus: its start, its ends, and conferences without media.
class JanusIT extends JanusStage {

  @Test
  @DisplayName("starts without privileges, and ends with the bridge")
  void startsAndEnds() throws Exception {
    start();
    long pid = bridge.pid();
    assertTrue(bridge.available());
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    assertFalse(status.contains("Uid:\t0\t"), "Janus runs as root");
    await(bridge.close());
    bridge = null;
    assertFalse(isRunning(pid));
    assertFalse(Files.exists(folder.resolve("janus/janus.pid")));
  }

  @Test
  @DisplayName("adds, replaces, mutes and removes endpoints, and closes, as often as wanted")
  void conferences() throws Exception {
    start();
    for (int round = 0; round < 3; round++) {
      Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
      await(conference.add(ANA, Set.of(MediaKind.AUDIO)));
      assertInstanceOf(MediaSignal.Open.class, told.getLast());
      // The same person again, before the old endpoint is gone.
      await(conference.add(endpoint("ana", "z", 1), Set.of()));
      await(conference.mute(ANA, Set.of()));
      await(conference.remove(ANA));
      await(conference.remove(ANA));
      BridgeFailure gone = failure(conference.mute(ANA, Set.of()));
      assertInstanceOf(BridgeFailure.Overtaken.class, gone);
      await(conference.close());
      await(conference.close());
      assertInstanceOf(BridgeFailure.Unreachable.class, failure(conference.add(ANA, Set.of())));
    }
  }

  @Test
  @DisplayName("lets a removal overtake the adding")
  void removalOvertakes() throws Exception {
    start();
    Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
    Promise<Void> added = Promise.promise();
    Promise<Void> removed = Promise.promise();
    vertx.runOnContext(
        _ -> {
          conference.add(ANA, Set.of()).onComplete(added);
          conference.remove(ANA).onComplete(removed);
        });
    await(removed.future());
    assertInstanceOf(BridgeFailure.Overtaken.class, failure(added.future()));
    assertEquals(List.of(), told);
    await(conference.add(endpoint("ana", "a", 2), Set.of()));
    assertEquals(1, told.size());
  }

  @Test
  @DisplayName("never cuts so that Janus crashes")
  void cutsSafely() throws Exception {
    start();
    long pid = bridge.pid();
    for (int round = 1; round <= 100; round++) {
      EndpointId id = endpoint("ana", "a", round);
      Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
      Promise<Void> closed = Promise.promise();
      int millis = round % 4;
      vertx.runOnContext(
          _ -> {
            conference.add(id, Set.of(MediaKind.AUDIO));
            Runnable cut =
                () -> {
                  conference.mute(id, Set.of());
                  conference.remove(id);
                  conference.close().onComplete(closed);
                };
            if (millis == 0) {
              cut.run();
            } else {
              vertx.setTimer(millis, _ -> cut.run());
            }
          });
      await(closed.future());
    }
    assertEquals(pid, bridge.pid());
    assertTrue(bridge.available());
  }

  @Test
  @DisplayName("drops an endpoint whose browser sends what is no session description")
  void nonsense() throws Exception {
    start();
    Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
    await(conference.add(ANA, Set.of()));
    conference.receive(ANA, new MediaSignal.Offer("up", 1, "v=0 nonsense", List.of(), List.of()));
    until(() -> told.contains("failed " + ANA));
    await(conference.add(endpoint("ana", "a", 2), Set.of()));
  }

  @Test
  @DisplayName("tells that all is lost when Janus is killed, and starts it again")
  void killed() throws Exception {
    start();
    List<Boolean> states = new CopyOnWriteArrayList<>();
    var listening = new CompletableFuture<Void>();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ -> {
              bridge.onAvailability(
                  available -> {
                    states.add(available);
                    bell.ring();
                  });
              listening.complete(null);
            });
    listening.get(60, TimeUnit.SECONDS);
    Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
    await(conference.add(ANA, Set.of()));
    long dead = bridge.pid();
    Instant killed = Instant.now();
    ProcessHandle.of(dead).orElseThrow().destroyForcibly();
    assertInstanceOf(BridgeFailure.Unreachable.class, lost.get(60, TimeUnit.SECONDS));
    System.out.println("lost after " + millisSince(killed) + " ms");
    until(() -> bridge.available());
    System.out.println("available after " + millisSince(killed) + " ms");
    assertNotEquals(dead, bridge.pid());
    until(() -> states.equals(List.of(false, true)));
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
  }

  @Test
  @DisplayName("replaces a Janus that hangs")
  void hangs() throws Exception {
    start();
    long hung = bridge.pid();
    await(bridge.open(ConferenceId.group(SessionId.random()), this));
    assertEquals(0, new ProcessBuilder("kill", "-STOP", Long.toString(hung)).start().waitFor());
    assertInstanceOf(BridgeFailure.Unreachable.class, lost.get(60, TimeUnit.SECONDS));
    until(() -> bridge.available() && bridge.pid() != hung);
  }

  @Test
  @DisplayName("says what to do when Janus is not installed")
  void notInstalled() {
    JanusSettings here = JanusSettings.in(folder.resolve("janus"));
    JanusSettings missing =
        new JanusSettings(
            here.folder(),
            "janus-that-is-not-there",
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            here.rtpPortMin(),
            here.rtpPortMax(),
            here.publishersMax(),
            here.bitrateMax(),
            here.answerWithin(),
            here.browserWithin(),
            here.carryOnWithin());
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> await(JanusBridge.start(vertx, missing, InstantSource.system())));
    assertInstanceOf(StartFailure.class, e.getCause());
    assertTrue(e.getCause().getMessage().contains("apt-get install janus"));
  }

  private static long millisSince(Instant start) {
    return Duration.between(start, Instant.now()).toMillis();
  }
}
