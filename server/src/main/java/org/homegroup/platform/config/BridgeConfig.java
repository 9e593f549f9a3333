package org.homegroup.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Section `bridge`: what carries audio and video.
///
/// @param carryOnWithin how long media flow on without this server, for the next to take them over;
///     zero: they end with it
/// @param janus what holds for every Janus that does not say otherwise, and `jvb` likewise
/// @param pool the bridges there are; a pool of one if only `kind` was given, and empty with `NONE`
public record BridgeConfig(
    Kind kind, Duration carryOnWithin, Janus janus, Jvb jvb, BridgePoolConfig pool) {

  /// Which bridge is used. With `NONE` a group meets by text.
  public enum Kind {
    JANUS,
    JVB,
    NONE
  }

  /// A Janus started as a child process.
  ///
  /// @param executable a name on the PATH, or a path
  /// @param apiPort on 127.0.0.1; 0 takes any free one
  /// @param eventPort where this server listens on 127.0.0.1 for what Janus reports; 0 likewise
  /// @param address where browsers send media; empty for the first that is not loopback
  /// @param publicAddress what browsers are told instead, behind a NAT
  /// @param mostSenders people who may send in one group
  /// @param maxBitrate bits a second of one person's video
  public record Janus(
      String executable,
      int apiPort,
      int eventPort,
      PortRange rtpPorts,
      Optional<String> address,
      Optional<String> publicAddress,
      int mostSenders,
      int maxBitrate,
      Duration answerWithin,
      Duration browserWithin) {

    static Janus from(Section section) {
      return new Janus(
          section.string("executable"),
          section.integer("api-port", 0, 65_535),
          section.integer("event-port", 0, 65_535),
          section.portRange("rtp-port-range"),
          section.optionalString("address"),
          section.optionalString("public-address"),
          section.integer("most-senders", 2, 200),
          section.integer("max-bitrate", 64_000, 10_000_000),
          section.duration("answer-within", Duration.ofMillis(100)),
          section.duration("browser-within", Duration.ofMillis(100)));
    }
  }

  /// A Jitsi Videobridge that somebody else runs.
  ///
  /// @param url of its private HTTP API
  /// @param webSocketUrl where its Colibri WebSockets are reached from here; empty: where it says
  /// @param maxHeight of the pictures sent to a browser, in pixels
  /// @param evidenceEvery how often it is asked what comes in
  /// @param downAfter how long nothing may come before media counts as down
  /// @param healthEvery how often it is asked whether it is well
  public record Jvb(
      URI url,
      Optional<URI> webSocketUrl,
      int maxHeight,
      Duration answerWithin,
      Duration browserWithin,
      Duration evidenceEvery,
      Duration downAfter,
      Duration healthEvery) {

    static Jvb from(Section section) {
      return new Jvb(
          section.origin("url", section.string("url")).orElse(URI.create("http://127.0.0.1:8080")),
          section.optionalString("websocket-url").flatMap(it -> section.uri("websocket-url", it)),
          section.integer("max-height", 90, 2_160),
          section.duration("answer-within", Duration.ofMillis(100)),
          section.duration("browser-within", Duration.ofMillis(100)),
          section.duration("evidence-every", Duration.ofMillis(200)),
          section.duration("down-after", Duration.ofMillis(500)),
          section.duration("health-every", Duration.ofMillis(500)));
    }
  }

  static BridgeConfig from(Section section) {
    return new BridgeConfig(
        section.choice("kind", Kind.class),
        section.duration("carry-on-within", Duration.ZERO),
        Janus.from(section.section("janus")),
        Jvb.from(section.section("jvb")),
        BridgePoolConfig.from(section));
  }
}
