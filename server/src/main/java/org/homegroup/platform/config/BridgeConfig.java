package org.homegroup.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Section `bridge`: the media bridges.
///
/// @param carryOnWithin how long media continues without this server, for the next one to adopt;
///     zero: media ends with the server
/// @param janus defaults for every Janus, and `jvb` likewise
/// @param pool all bridges; a pool of one if only `kind` was given, and empty with `NONE`
public record BridgeConfig(
    Kind kind, Duration carryOnWithin, Janus janus, Jvb jvb, BridgePoolConfig pool) {

  /// The kind of bridge. With `NONE` a group meets by text.
  public enum Kind {
    JANUS,
    JVB,
    NONE
  }

  /// A Janus that runs as a child process.
  ///
  /// @param executable a name on the PATH, or a path
  /// @param apiPort on 127.0.0.1; 0 takes any free one
  /// @param eventPort on 127.0.0.1, where this server receives Janus's events; 0 likewise
  /// @param address to which browsers send media; empty for the first that is not loopback
  /// @param publicAddress announced to browsers instead, behind a NAT
  /// @param mostSenders maximum number of senders in one group
  /// @param maxBitrate bits per second of one person's video
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

  /// A Jitsi Videobridge that the operator runs.
  ///
  /// @param url of its private HTTP API
  /// @param webSocketUrl of its Colibri WebSockets, seen from here; empty: as the bridge reports
  /// @param maxHeight of the pictures sent to a browser, in pixels
  /// @param evidenceEvery interval of queries for received media
  /// @param downAfter time without packets after which media counts as down
  /// @param healthEvery interval of health checks
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
