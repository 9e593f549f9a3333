package org.homegroup.bridge.janus;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.homegroup.testing.Bell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The real Janus as a child process, and what it tells. Needs the package `janus`.
public abstract class JanusStage implements Consumer<ConferenceEvent> {

  public static final EndpointId ANA = endpoint("ana", "a", 1);
  @TempDir Path folder;
  public final Bell bell = new Bell();
  public final List<Object> told = new CopyOnWriteArrayList<>();
  public final CompletableFuture<BridgeFailure> lost = new CompletableFuture<>();
  public final List<JsonObject> storedSnapshot = new CopyOnWriteArrayList<>();
  public Vertx vertx;
  public JanusBridge bridge;

  @BeforeEach
  public void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  public void close() throws Exception {
    if (bridge != null) {
      await(bridge.close());
    }
    await(vertx.close());
  }

  public void start() throws Exception {
    start(JanusSettings.in(folder.resolve("janus")));
  }

  public void start(JanusSettings settings) throws Exception {
    bridge = await(JanusBridge.start(vertx, settings, InstantSource.system()));
    assertTrue(bridge.available(), "these tests need Janus: apt-get install janus");
    vertx.runOnContext(_ -> bridge.onAvailability(_ -> bell.ring()));
  }

  public JanusSettings settings(int rtpPortMin, Duration carryOnWithin) {
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

  public void until(BooleanSupplier condition) {
    bell.until(condition);
  }

  /// A process that ended and is not reaped yet has no command any more.
  public static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).map(it -> it.info().command().isPresent()).orElse(false);
  }

  public static EndpointId endpoint(String who, String connection, int attempt) {
    return new EndpointId(new ParticipantId(who), new ConnectionId(connection), attempt);
  }

  public static BridgeFailure failure(Future<?> future) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(future));
    return assertInstanceOf(BridgeFailure.class, e.getCause());
  }

  public static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void tell(Object what) {
    told.add(what);
    bell.ring();
  }

  @Override
  public void accept(ConferenceEvent event) {
    switch (event) {
      case ConferenceEvent.Signal it -> signal(it.endpointId(), it.signal());
      case ConferenceEvent.MediaChanged it -> media(it.endpointId(), it.kind(), it.up(), it.at());
      case ConferenceEvent.SpeakingChanged it -> speaking(it.endpointId(), it.speaking());
      case ConferenceEvent.SnapshotChanged it -> remember(it.snapshot());
      case ConferenceEvent.EndpointFailed it -> endpointFailed(it.endpointId(), it.reason());
      case ConferenceEvent.Lost it -> lost(it.failure(), it.lastMediaAt());
    }
  }

  private void remember(JsonObject document) {
    storedSnapshot.add(document);
    bell.ring();
  }

  private void signal(EndpointId endpointId, MediaSignal signal) {
    tell(signal);
  }

  private void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    tell(kind);
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    tell(speaking);
  }

  private void endpointFailed(EndpointId endpointId, String reason) {
    tell("failed " + endpointId);
  }

  private void lost(BridgeFailure failure, Instant lastMediaAt) {
    lost.complete(failure);
  }
}
