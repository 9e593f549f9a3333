package org.homegroup.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.janus.JanusBridge;
import org.homegroup.bridge.janus.gateway.JanusSettings;
import org.homegroup.bridge.jvb.JvbBridge;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.homegroup.bridge.none.NoBridge;
import org.homegroup.bridge.pool.BridgeMember;
import org.homegroup.platform.config.BridgeConfig.Janus;
import org.homegroup.platform.config.BridgeConfig.Jvb;
import org.homegroup.platform.config.BridgePoolConfig;

/// Starts the configured bridges. The only class that knows every kind of bridge.
final class BridgeStart {

  private final Vertx vertx;
  private final Path data;
  private final Duration carryOnWithin;
  private final InstantSource clock;

  BridgeStart(Vertx vertx, Path data, Duration carryOnWithin, InstantSource clock) {
    this.vertx = vertx;
    this.data = data;
    this.carryOnWithin = carryOnWithin;
    this.clock = clock;
  }

  /// Starts all bridges of the pool. Each is registered for shutdown, even when another one cannot
  /// start.
  Future<List<BridgeMember>> all(BridgePoolConfig pool, Shutdown shutdown) {
    List<Future<BridgeMember>> starting =
        pool.members().stream().map(each -> starting(each, shutdown)).toList();
    return Future.join(starting)
        .otherwiseEmpty()
        .compose(_ -> Future.all(starting))
        .map(all -> all.<BridgeMember>list());
  }

  /// Registers for shutdown first: the process may run before the bridge is usable.
  private Future<BridgeMember> starting(BridgePoolConfig.Member member, Shutdown shutdown) {
    Future<BridgeMember> starting = start(member);
    shutdown.add(
        "bridge " + member.name(),
        () ->
            starting.transform(
                done ->
                    done.succeeded()
                        ? done.result().bridge().handOver()
                        : Future.succeededFuture()));
    return starting;
  }

  /// Completes when the bridge can be used, or after a timeout without it. Fails with
  /// `StartFailure` if it can never be used.
  private Future<BridgeMember> start(BridgePoolConfig.Member member) {
    return bridge(member)
        .map(
            bridge ->
                new BridgeMember(
                    member.name(),
                    member.kind().name().toLowerCase(Locale.ROOT),
                    member.region(),
                    member.drained(),
                    bridge));
  }

  private Future<MediaBridge> bridge(BridgePoolConfig.Member member) {
    return switch (member.kind()) {
      case NONE -> Future.succeededFuture(new NoBridge());
      case JANUS ->
          JanusBridge.start(vertx, settings(member.name(), member.janus()), clock)
              .map(MediaBridge.class::cast);
      case JVB ->
          JvbBridge.start(vertx, settings(member.jvb()), clock).map(MediaBridge.class::cast);
    };
  }

  private JanusSettings settings(String name, Janus janus) {
    return new JanusSettings(
        data.resolve("janus".equals(name) ? name : "janus-" + name),
        janus.executable(),
        janus.address(),
        janus.publicAddress(),
        janus.apiPort(),
        janus.eventPort(),
        janus.rtpPorts().first(),
        janus.rtpPorts().last(),
        janus.mostSenders(),
        janus.maxBitrate(),
        janus.answerWithin(),
        janus.browserWithin(),
        carryOnWithin);
  }

  private JvbSettings settings(Jvb jvb) {
    return new JvbSettings(
        jvb.url(),
        jvb.webSocketUrl(),
        jvb.maxHeight(),
        jvb.answerWithin(),
        jvb.browserWithin(),
        jvb.evidenceEvery(),
        jvb.downAfter(),
        jvb.healthEvery(),
        carryOnWithin.isPositive());
  }
}
