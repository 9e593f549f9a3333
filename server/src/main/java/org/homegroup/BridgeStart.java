package org.homegroup;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.janus.JanusBridge;
import org.homegroup.bridge.janus.JanusSettings;
import org.homegroup.bridge.jvb.JvbBridge;
import org.homegroup.bridge.jvb.JvbSettings;
import org.homegroup.bridge.none.NoBridge;
import org.homegroup.bridge.pool.BridgeMember;
import org.homegroup.config.BridgeConfig.Janus;
import org.homegroup.config.BridgeConfig.Jvb;
import org.homegroup.config.BridgePoolConfig;

/// Starts the bridges that configuration names: the one place that knows every kind.
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

  /// Completes when the bridge can be used, or after a while without. Fails with `StartFailure` if
  /// it never could.
  Future<BridgeMember> start(BridgePoolConfig.Member member) {
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
