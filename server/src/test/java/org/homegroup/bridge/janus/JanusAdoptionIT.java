package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.bridge.janus.process.JanusOrphanCleanup;
import org.homegroup.bridge.janus.process.JanusRun;
import org.homegroup.id.SessionId;
import org.homegroup.session.MediaKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A server is killed or stopped, Janus is not: the next server goes on with it, or ends it.
class JanusAdoptionIT extends JanusStage {

  /// Of a browser that would send sound, if it were there.
  private static final String AUDIO_OFFER =
      String.join(
          "\r\n",
          "v=0",
          "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
          "s=-",
          "t=0 0",
          "a=group:BUNDLE 0",
          "m=audio 9 UDP/TLS/RTP/SAVPF 111",
          "c=IN IP4 0.0.0.0",
          "a=rtcp:9 IN IP4 0.0.0.0",
          "a=ice-ufrag:someufrag",
          "a=ice-pwd:somepasswordofenoughlength",
          "a=ice-options:trickle",
          "a=fingerprint:sha-256 "
              + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:"
              + "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99",
          "a=setup:actpass",
          "a=mid:0",
          "a=sendonly",
          "a=rtcp-mux",
          "a=rtpmap:111 opus/48000/2",
          "a=fmtp:111 minptime=10;useinbandfec=1",
          "a=ssrc:1001 cname:somebody",
          "");

  @Test
  @DisplayName("goes on with the Janus that a killed server left running, and ends it in the end")
  void takesOver() throws Exception {
    long orphan = orphan();
    String run = Files.readString(folder.resolve("janus/janus.run"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("janus/janus.run"))));
    start();
    assertEquals(orphan, bridge.pid());
    assertEquals(run, Files.readString(folder.resolve("janus/janus.run")));
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
    await(bridge.close());
    bridge = null;
    assertFalse(isRunning(orphan));
    assertFalse(Files.exists(folder.resolve("janus/janus.run")));
  }

  @Test
  @DisplayName("notices the death of a Janus that is not its child, and starts another")
  void takenOverAndKilled() throws Exception {
    long orphan = orphan();
    start();
    ProcessHandle.of(orphan).orElseThrow().destroyForcibly();
    until(() -> bridge.available() && bridge.pid() != orphan);
    assertNotEquals(0, bridge.pid());
  }

  @Test
  @DisplayName("ends the Janus that a killed server left running if it is to run in another way")
  void orphanOfAnotherConfiguration() throws Exception {
    long orphan = orphan();
    start(settings(28_188, Duration.ofSeconds(60)));
    assertFalse(isRunning(orphan));
    assertNotEquals(orphan, bridge.pid());
  }

  @Test
  @DisplayName("ends the Janus that a killed server left running if nothing is to be carried on")
  void orphanIsNotWanted() throws Exception {
    long orphan = orphan();
    start(settings(20_000, Duration.ZERO));
    assertFalse(isRunning(orphan));
    assertFalse(Files.exists(folder.resolve("janus/janus.run")), "no secrets are kept");
  }

  @Test
  @DisplayName("ends the Janus that a killed server left running if its secrets are missing")
  void orphanWithoutSecrets() throws Exception {
    long orphan = orphan();
    Files.delete(folder.resolve("janus/janus.run"));
    start();
    assertFalse(isRunning(orphan));
  }

  @Test
  @DisplayName("leaves another program alone that has the noted process id by chance")
  void foreignProcess() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Path pidFile = Files.createDirectories(folder.resolve("janus")).resolve("janus.pid");
      JanusOrphanCleanup.writePidFile(pidFile, other.pid(), folder.resolve("janus/conf"));
      start();
      assertTrue(other.isAlive());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  @DisplayName("carries on with a conference: the same handles, ids that go on, nobody unknown")
  void outlivesServer() throws Exception {
    JanusSettings brief = settings(20_000, Duration.ofSeconds(5));
    start(brief);
    ConferenceId id = ConferenceId.group(SessionId.random());
    Conference conference = await(bridge.open(id, this));
    EndpointId silent = endpoint("ben", "b", 1);
    await(conference.add(ANA, Set.of(MediaKind.AUDIO)));
    await(conference.add(silent, Set.of()));
    conference.receive(ANA, new MediaSignal.Offer("up", 3, AUDIO_OFFER, List.of(), List.of()));
    until(() -> told.stream().anyMatch(MediaSignal.Answer.class::isInstance));
    until(
        () ->
            !storedSnapshot.isEmpty()
                && storedSnapshot.getLast().encode().contains("\"offered\":3"));
    // What the last server could not note any more.
    JsonObject note = storedSnapshot.getLast();
    EndpointId unnoted = endpoint("chloe", "c", 1);
    await(conference.add(unnoted, Set.of()));
    long pid = bridge.pid();
    await(bridge.handOver());
    assertTrue(isRunning(pid));

    start(brief);
    assertEquals(pid, bridge.pid());
    Conference later = await(bridge.open(id, Optional.of(note), this));
    assertEquals(
        List.of(new AdoptedEndpoint(ANA, Set.of(MediaKind.AUDIO), Set.of(), Map.of("up", 3))),
        later.adopted());
    assertInstanceOf(BridgeFailure.Refused.class, failure(later.add(ANA, Set.of())));
    await(later.mute(ANA, Set.of()));
    assertInstanceOf(BridgeFailure.Overtaken.class, failure(later.mute(silent, Set.of())));
    told.clear();
    later.receive(ANA, new MediaSignal.Offer("up", 4, AUDIO_OFFER, List.of(), List.of()));
    until(() -> told.stream().anyMatch(MediaSignal.Answer.class::isInstance));
    await(later.add(endpoint("ben", "b", 2), Set.of()));
    await(later.remove(ANA));
    await(later.close());
    assertEquals(pid, bridge.pid());
  }

  @Test
  @DisplayName("opens anew what it no longer has, or what belonged to another Janus")
  void cannotCarryOn() throws Exception {
    start();
    ConferenceId id = ConferenceId.group(SessionId.random());
    Conference conference = await(bridge.open(id, this));
    await(conference.add(ANA, Set.of()));
    until(() -> !storedSnapshot.isEmpty() && storedSnapshot.getLast().encode().contains("\"ana\""));
    await(conference.close());
    JsonObject note = storedSnapshot.getLast();
    Conference again = await(bridge.open(id, Optional.of(note), this));
    assertEquals(List.of(), again.adopted());
    await(again.add(ANA, Set.of()));
    JsonObject foreign = storedSnapshot.getLast().copy().put("run", "1.1");
    assertEquals(List.of(), await(bridge.open(id, Optional.of(foreign), this)).adopted());
    JsonObject unreadable = new JsonObject().put("run", note.getString("run"));
    assertEquals(List.of(), await(bridge.open(id, Optional.of(unreadable), this)).adopted());
  }

  @Test
  @DisplayName("ends at a stop when nobody meets; when somebody does, a while after the stop")
  void leaves() throws Exception {
    JanusSettings brief = settings(20_000, Duration.ofMillis(1));
    start(brief);
    long idle = bridge.pid();
    await(bridge.handOver());
    assertFalse(isRunning(idle));
    start(brief);
    long pid = bridge.pid();
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
    await(bridge.handOver());
    bridge = null;
    assertTrue(isRunning(pid));
    assertTrue(Files.exists(folder.resolve("janus/janus.farewell")));
    ProcessHandle.of(pid).orElseThrow().onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("who would end a Janus that was left goes too when that Janus ends before")
  void leavesNobodyWaiting() throws Exception {
    start(settings(20_000, Duration.ofHours(1)));
    long pid = bridge.pid();
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
    await(bridge.handOver());
    bridge = null;
    ProcessHandle waiting = farewellOf(pid);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    waiting.onExit().get(60, TimeUnit.SECONDS);
    assertFalse(Files.exists(folder.resolve("janus/janus.farewell")));
  }

  @Test
  @DisplayName("who would end a Janus that was left goes too when a server takes it over")
  void takenOverAndNobodyWaiting() throws Exception {
    JanusSettings patient = settings(20_000, Duration.ofHours(1));
    start(patient);
    long pid = bridge.pid();
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
    await(bridge.handOver());
    ProcessHandle waiting = farewellOf(pid);
    start(patient);
    waiting.onExit().get(60, TimeUnit.SECONDS);
    assertEquals(pid, bridge.pid());
    assertTrue(isRunning(pid));
  }

  /// The process that is to end this Janus.
  private static ProcessHandle farewellOf(long pid) {
    return ProcessHandle.allProcesses()
        .filter(each -> JanusRun.commandLine(each.pid()).contains("janus-farewell"))
        .filter(each -> JanusRun.commandLine(each.pid()).contains(Long.toString(pid)))
        .findFirst()
        .orElseThrow();
  }

  /// A Janus whose server was killed.
  private long orphan() throws Exception {
    Process abandoned = abandonedServer();
    long orphan = abandonedJanus(abandoned);
    abandoned.destroyForcibly().waitFor();
    assertTrue(isRunning(orphan), "Janus outlives its server");
    return orphan;
  }

  private Process abandonedServer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            AbandonedServer.class.getName(),
            folder.resolve("janus").toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long abandonedJanus(Process server) throws IOException {
    BufferedReader output = server.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("janus ")) {
        return Long.parseLong(line.substring("janus ".length()));
      }
    }
    throw new AssertionError("the other server did not start Janus");
  }
}
