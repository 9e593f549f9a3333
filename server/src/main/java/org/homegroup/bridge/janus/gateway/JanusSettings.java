package org.homegroup.bridge.janus.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings of a Janus that this server runs.
///
/// @param folder the private folder for configuration and process id; created if it is missing
/// @param executable the name or path of the program
/// @param address the machine's address for media; empty for the first one that is not loopback,
///     which Janus never uses
/// @param publicAddress the address that browsers are told instead, if a NAT maps it to `address`
/// @param apiPort the port of the API socket on loopback; 0 for a free one
/// @param eventPort the loopback port on which this server receives Janus's events; 0 for a free
///     one
/// @param rtpPortMin the first UDP port for media; each participant needs two
/// @param rtpPortMax the last UDP port for media
/// @param publishersMax the largest number of participants that send in one conference
/// @param bitrateMax the limit of one participant's video, in bits per second
/// @param answerWithin the time limit for a response of Janus
/// @param browserWithin the time limit for a browser's answer to an offer
/// @param carryOnWithin the time for which Janus keeps media flowing after this server has ended,
///     so that another can adopt it; zero to end with the server
public record JanusSettings(
    Path folder,
    String executable,
    Optional<String> address,
    Optional<String> publicAddress,
    int apiPort,
    int eventPort,
    int rtpPortMin,
    int rtpPortMax,
    int publishersMax,
    int bitrateMax,
    Duration answerWithin,
    Duration browserWithin,
    Duration carryOnWithin) {

  public JanusSettings {
    folder = folder.toAbsolutePath().normalize();
    if (rtpPortMin < 1024 || rtpPortMax > 65_535 || rtpPortMax - rtpPortMin < 3) {
      throw new IllegalArgumentException("the RTP port range needs at least four ports");
    }
  }

  /// Returns the defaults of `reference.conf` for a folder.
  public static JanusSettings in(Path folder) {
    return new JanusSettings(
        folder,
        "janus",
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        20_000,
        20_999,
        24,
        1_000_000,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60));
  }

  /// Returns true if Janus is to keep running when this server ends.
  public boolean outlivesServer() {
    return carryOnWithin.isPositive();
  }
}
