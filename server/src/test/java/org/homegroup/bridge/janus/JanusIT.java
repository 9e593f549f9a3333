package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.config.StartFailure;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Janus as a child process: its start, its ends, and conferences without media. Needs the
/// package `janus`.
class JanusIT implements ConferenceListener {

  private static final EndpointId ANA = endpoint("ana", "a", 1);

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

  @TempDir Path folder;

  private final List<Object> told = new CopyOnWriteArrayList<>();
  private final CompletableFuture<BridgeFailure> lost = new CompletableFuture<>();
  private final List<JsonObject> remembered = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private JanusBridge bridge;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() throws Exception {
    if (bridge != null) {
      await(bridge.close());
    }
    await(vertx.close());
  }

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
    vertx.getOrCreateContext().runOnContext(_ -> bridge.onAvailability(states::add));
    Conference conference = await(bridge.open(ConferenceId.group(SessionId.random()), this));
    await(conference.add(ANA, Set.of()));
    long dead = bridge.pid();
    Instant killed = Instant.now();
    ProcessHandle.of(dead).orElseThrow().destroyForcibly();
    assertInstanceOf(BridgeFailure.Unreachable.class, lost.get(5, TimeUnit.SECONDS));
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
    assertInstanceOf(BridgeFailure.Unreachable.class, lost.get(20, TimeUnit.SECONDS));
    until(() -> bridge.available() && bridge.pid() != hung);
  }

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
  @DisplayName("carries on with a conference: the same handles, ids that go on, nobody unknown")
  void carriesOn() throws Exception {
    JanusSettings brief = settings(20_000, Duration.ofSeconds(5));
    start(brief);
    ConferenceId id = ConferenceId.group(SessionId.random());
    Conference conference = await(bridge.open(id, this));
    EndpointId silent = endpoint("ben", "b", 1);
    await(conference.add(ANA, Set.of(MediaKind.AUDIO)));
    await(conference.add(silent, Set.of()));
    conference.receive(ANA, new MediaSignal.Offer("up", 3, AUDIO_OFFER, List.of(), List.of()));
    until(() -> told.stream().anyMatch(MediaSignal.Answer.class::isInstance));
    until(() -> !remembered.isEmpty() && remembered.getLast().encode().contains("\"offered\":3"));
    // What the last server could not note any more.
    JsonObject note = remembered.getLast();
    EndpointId unnoted = endpoint("chloe", "c", 1);
    await(conference.add(unnoted, Set.of()));
    long pid = bridge.pid();
    await(bridge.leave());
    assertTrue(isRunning(pid));

    start(brief);
    assertEquals(pid, bridge.pid());
    Conference later = await(bridge.open(id, Optional.of(note), this));
    assertEquals(
        List.of(new LivingEndpoint(ANA, Set.of(MediaKind.AUDIO), Set.of(), Map.of("up", 3))),
        later.living());
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
    until(() -> !remembered.isEmpty() && remembered.getLast().encode().contains("\"ana\""));
    await(conference.close());
    JsonObject note = remembered.getLast();
    Conference again = await(bridge.open(id, Optional.of(note), this));
    assertEquals(List.of(), again.living());
    await(again.add(ANA, Set.of()));
    JsonObject foreign = remembered.getLast().copy().put("run", "1.1");
    assertEquals(List.of(), await(bridge.open(id, Optional.of(foreign), this)).living());
    JsonObject unreadable = new JsonObject().put("run", note.getString("run"));
    assertEquals(List.of(), await(bridge.open(id, Optional.of(unreadable), this)).living());
  }

  @Test
  @DisplayName("ends at a stop when nobody meets; when somebody does, a while after the stop")
  void leaves() throws Exception {
    JanusSettings brief = settings(20_000, Duration.ofMillis(1));
    start(brief);
    long idle = bridge.pid();
    await(bridge.leave());
    assertFalse(isRunning(idle));
    start(brief);
    long pid = bridge.pid();
    await(await(bridge.open(ConferenceId.group(SessionId.random()), this)).add(ANA, Set.of()));
    await(bridge.leave());
    bridge = null;
    assertTrue(isRunning(pid));
    assertTrue(Files.exists(folder.resolve("janus/janus.farewell")));
    ProcessHandle.of(pid).orElseThrow().onExit().get(30, TimeUnit.SECONDS);
  }

  /// A Janus whose server was killed.
  private long orphan() throws Exception {
    Process abandoned = abandonedServer();
    long orphan = abandonedJanus(abandoned);
    abandoned.destroyForcibly().waitFor();
    assertTrue(isRunning(orphan), "Janus outlives its server");
    return orphan;
  }

  @Test
  @DisplayName("leaves another program alone that has the noted process id by chance")
  void foreignProcess() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Path pidFile = Files.createDirectories(folder.resolve("janus")).resolve("janus.pid");
      JanusOrphan.note(pidFile, other.pid(), folder.resolve("janus/conf"));
      start();
      assertTrue(other.isAlive());
    } finally {
      other.destroyForcibly();
    }
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

  private JanusSettings settings(int rtpPortMin, Duration carryOnWithin) {
    JanusSettings here = JanusSettings.in(folder.resolve("janus"));
    return new JanusSettings(
        here.folder(),
        here.executable(),
        here.address(),
        here.publicAddress(),
        0,
        0,
        rtpPortMin,
        rtpPortMin + 999,
        here.publishersMax(),
        here.bitrateMax(),
        here.answerWithin(),
        here.browserWithin(),
        carryOnWithin);
  }

  private void start() throws Exception {
    start(JanusSettings.in(folder.resolve("janus")));
  }

  private void start(JanusSettings settings) throws Exception {
    bridge = await(JanusBridge.start(vertx, settings, InstantSource.system()));
    assertTrue(bridge.available(), "these tests need Janus: apt-get install janus");
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

  /// A process that ended and is not reaped yet has no command any more.
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).map(it -> it.info().command().isPresent()).orElse(false);
  }

  private static EndpointId endpoint(String who, String connection, int attempt) {
    return new EndpointId(new ParticipantId(who), new ConnectionId(connection), attempt);
  }

  private static long millisSince(Instant start) {
    return Duration.between(start, Instant.now()).toMillis();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it did not come to pass");
      Thread.sleep(5);
    }
  }

  private static BridgeFailure failure(Future<?> future) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(future));
    return assertInstanceOf(BridgeFailure.class, e.getCause());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Override
  public void remember(JsonObject document) {
    remembered.add(document);
  }

  @Override
  public void signal(EndpointId endpointId, MediaSignal signal) {
    told.add(signal);
  }

  @Override
  public void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    told.add(kind);
  }

  @Override
  public void speaking(EndpointId endpointId, boolean speaking) {
    told.add(speaking);
  }

  @Override
  public void endpointFailed(EndpointId endpointId, String reason) {
    told.add("failed " + endpointId);
  }

  @Override
  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    lost.complete(failure);
  }
}
