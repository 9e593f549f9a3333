package org.homegroup.config;

import java.util.Optional;

/// Section `bridge`: what carries audio and video.
public record BridgeConfig(Kind kind, Janus janus) {

  /// Which bridge is used. With `NONE` a group meets by text.
  public enum Kind {
    JANUS,
    NONE
  }

  /// A Janus started as a child process.
  ///
  /// @param apiPort on 127.0.0.1; 0 takes any free one, like the two after it
  /// @param eventPort where this server listens for the events Janus sends
  /// @param address where browsers send media; empty for the first one of this machine that is not
  // loopback
  public record Janus(
      String executable,
      int apiPort,
      int adminPort,
      int eventPort,
      PortRange rtpPorts,
      Optional<String> address) {}

  static BridgeConfig from(Section section) {
    Section janus = section.section("janus");
    return new BridgeConfig(
        section.choice("kind", Kind.class),
        new Janus(
            janus.string("executable"),
            janus.integer("api-port", 0, 65_535),
            janus.integer("admin-port", 0, 65_535),
            janus.integer("event-port", 0, 65_535),
            janus.portRange("rtp-port-range"),
            janus.optionalString("address")));
  }
}
