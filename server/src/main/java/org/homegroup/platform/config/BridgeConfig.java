package org.homegroup.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Section `bridge`: the media bridges.
///
/// @param carryOnWithin the time for which media flows on without this server, so that the next one
///     can adopt it; zero to end it with the server
/// @param janus the defaults of every Janus; likewise `jvb`
/// @param pool the bridges; a pool of one if only `kind` was given, empty for `NONE`
public record BridgeConfig(
    Kind kind, Duration carryOnWithin, Janus janus, Jvb jvb, BridgePoolConfig pool) {

  /// The kind of bridge. With `NONE` groups meet by text.
  public enum Kind {
    JANUS,
    JVB,
    NONE
  }

  /// A Janus that runs as a child process.
  ///
  /// @param executable a name on the PATH, or a path
  /// @param apiPort on 127.0.0.1; 0 for any free one
  /// @param eventPort the port on 127.0.0.1 on which this server receives Janus's events; 0 for any
  ///     free one
  /// @param address the address for media; empty for the first that is not loopback
  /// @param publicAddress the address that browsers are told instead, behind a NAT
  /// @param mostSenders the number of participants who may send in one group
  /// @param maxBitrate the limit of one participant's video, in bits per second
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

  /// A Jitsi Videobridge that runs elsewhere.
  ///
  /// @param url of its private HTTP API
  /// @param webSocketUrl the base URL of its Colibri WebSockets as seen from here; empty for the
  ///     one that the bridge reports
  /// @param maxHeight the height limit of videos sent to a browser, in pixels
  /// @param evidenceEvery the interval of requests for packet counters
  /// @param downAfter the time without packets after which media counts as down
  /// @param healthEvery the interval of health checks
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
