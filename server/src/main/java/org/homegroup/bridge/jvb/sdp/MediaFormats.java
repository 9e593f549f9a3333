package org.homegroup.bridge.jvb.sdp;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.homegroup.session.MediaKind;

/// The codecs and header extensions of every endpoint. They are constant, because the bridge
/// translates neither payload types nor extension ids between endpoints: if two endpoints use
/// different numbers, packets arrive and nothing is decoded (JVB note).
public final class MediaFormats {

  /// @param feedback each a type, or a type and a subtype
  public record Codec(
      int payloadType,
      String name,
      int clockRate,
      int channels,
      SequencedMap<String, String> parameters,
      List<String> feedback) {}

  public record Extension(int id, String uri) {}

  /// The simulcast layers of a video, largest first: full, half and quarter size. The browser uses
  /// these RIDs on every bridge.
  static final List<String> SIMULCAST_RIDS = List.of("h", "m", "l");

  /// The header extensions that a browser needs to send simulcast. They are offered on the sending
  /// m-line only. The bridge strips them, because it identifies layers by SSRC.
  static final List<Extension> SIMULCAST_EXTENSIONS =
      List.of(
          new Extension(4, "urn:ietf:params:rtp-hdrext:sdes:mid"),
          new Extension(10, "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id"),
          new Extension(11, "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id"));

  private static final Extension TRANSPORT_CC =
      new Extension(5, "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");

  private static final List<Codec> AUDIO =
      List.of(
          new Codec(
              111,
              "opus",
              48_000,
              2,
              new TreeMap<>(Map.of("minptime", "10", "usedtx", "1", "useinbandfec", "1")),
              List.of("transport-cc")));

  private static final List<Codec> VIDEO =
      List.of(
          new Codec(
              100,
              "VP8",
              90_000,
              1,
              new TreeMap<>(),
              List.of("ccm fir", "nack", "nack pli", "transport-cc")),
          new Codec(96, "rtx", 90_000, 1, new TreeMap<>(Map.of("apt", "100")), List.of()));

  private MediaFormats() {}

  public static List<Codec> codecs(MediaKind kind) {
    return switch (kind) {
      case AUDIO -> AUDIO;
      case VIDEO -> VIDEO;
    };
  }

  public static List<Extension> extensions(MediaKind kind) {
    return switch (kind) {
      case AUDIO ->
          List.of(new Extension(1, "urn:ietf:params:rtp-hdrext:ssrc-audio-level"), TRANSPORT_CC);
      case VIDEO ->
          List.of(
              new Extension(3, "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
              TRANSPORT_CC);
    };
  }
}
