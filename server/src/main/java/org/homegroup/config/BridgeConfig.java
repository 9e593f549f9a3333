package org.homegroup.config;

import java.time.Duration;
import java.util.Optional;

/// Section `bridge`: what carries audio and video.
///
/// @param janus what holds for every Janus that does not say otherwise
/// @param pool the bridges there are; a pool of one if only `kind` was given, and empty with `NONE`
public record BridgeConfig(Kind kind, Janus janus, BridgePoolConfig pool) {

  /// Which bridge is used. With `NONE` a group meets by text.
  public enum Kind {
    JANUS,
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

  static BridgeConfig from(Section section) {
    Kind kind = section.choice("kind", Kind.class);
    Janus janus = Janus.from(section.section("janus"));
    return new BridgeConfig(kind, janus, BridgePoolConfig.from(section, kind, janus));
  }
}
