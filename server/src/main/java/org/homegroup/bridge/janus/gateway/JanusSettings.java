package org.homegroup.bridge.janus.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How this server runs its Janus.
///
/// @param folder private folder for configuration and process id, made when it is not there
/// @param executable name or path of the program
/// @param address the machine's address that browsers send media to; empty: the first that is not
///     loopback, which Janus never uses
/// @param publicAddress what is told to browsers instead, when a NAT maps it to `address`
/// @param apiPort of the API socket on loopback; 0: a free one
/// @param eventPort on which we listen on loopback for Janus's events; 0: a free one
/// @param rtpPortMin first UDP port for media; each participant needs two
/// @param rtpPortMax last UDP port for media
/// @param publishersMax most participants that send in one conference
/// @param bitrateMax most bits in a second that one participant's video may take
/// @param answerWithin how long Janus may take over an answer
/// @param browserWithin how long a browser may take to answer an offer
/// @param carryOnWithin how long Janus keeps media flowing when this server is gone, for the next
///     to take them over; zero: not at all
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

  /// The defaults of `reference.conf`, for a folder.
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

  /// Whether what runs is to outlive this server.
  public boolean outlivesServer() {
    return carryOnWithin.isPositive();
  }
}
