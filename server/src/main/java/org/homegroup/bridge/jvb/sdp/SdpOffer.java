package org.homegroup.bridge.jvb.sdp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homegroup.session.MediaKind;

/// Writes the offer that the bridge would make if it wrote session descriptions. The first two
/// m-lines are for the browser's own microphone and camera; two more follow for each slot.
///
/// JVB notes: no `sdes:mid` extension on receiving lines, because the bridge strips it and streams
/// are distinguished by SSRC; no `ice-lite`, because the bridge is a full ICE agent; candidates in
/// the first m-line only. The bridge's own SSRCs are on the sending lines; its probing would
/// otherwise look like an unknown stream.
public final class SdpOffer {

  private static final int UPLOAD_LINES = 2;

  private final BridgeTransport transport;
  private final StringBuilder text = new StringBuilder(4_096);

  private SdpOffer(BridgeTransport transport) {
    this.transport = transport;
  }

  /// Returns the mid of the browser's own microphone or camera.
  public static String uploadMid(MediaKind kind) {
    return kind == MediaKind.AUDIO ? "0" : "1";
  }

  /// Returns the mid on which a slot receives this kind.
  public static String slotMid(int slot, MediaKind kind) {
    return Integer.toString(UPLOAD_LINES + 2 * slot + (kind == MediaKind.AUDIO ? 0 : 1));
  }

  /// Writes the offer with these slots. `version` must grow with each offer on a peer connection.
  public static String write(
      BridgeTransport transport, int version, List<ReceiveSlots.Remote> slots) {
    SdpOffer offer = new SdpOffer(transport);
    offer.head(version, UPLOAD_LINES + 2 * slots.size());
    for (MediaKind kind : MediaKind.values()) {
      offer.upload(kind);
    }
    for (int slot = 0; slot < slots.size(); slot++) {
      for (MediaKind kind : MediaKind.values()) {
        offer.download(kind, slotMid(slot, kind), slots.get(slot));
      }
    }
    return offer.text.toString();
  }

  private void head(int version, int lines) {
    line("v=0");
    line("o=- 1 " + version + " IN IP4 127.0.0.1");
    line("s=-");
    line("t=0 0");
    line(
        "a=group:BUNDLE "
            + IntStream.range(0, lines)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
    line("a=msid-semantic: WMS *");
  }

  private void upload(MediaKind kind) {
    media(kind, uploadMid(kind));
    if (kind == MediaKind.VIDEO) {
      sizes();
    }
    if (transport.feedback().of(kind).isEmpty()) {
      line("a=recvonly");
      return;
    }
    long ssrc = transport.feedback().of(kind).getFirst().ssrc();
    line("a=sendrecv");
    line("a=msid:mixedmslabel mixedlabel" + word(kind) + "0");
    line("a=ssrc:" + ssrc + " cname:mixed");
  }

  /// Offers simulcast to every browser. One that does not send it removes these lines ("Media" in
  /// PROTOCOL.md).
  private void sizes() {
    MediaFormats.SIMULCAST_EXTENSIONS.forEach(this::extension);
    MediaFormats.SIMULCAST_RIDS.forEach(rid -> line("a=rid:" + rid + " recv"));
    line("a=simulcast:recv " + String.join(";", MediaFormats.SIMULCAST_RIDS));
  }

  private void download(MediaKind kind, String mid, ReceiveSlots.Remote remote) {
    media(kind, mid);
    if (remote == null || remote.sources().of(kind).isEmpty()) {
      line("a=inactive");
      return;
    }
    Sources.Stream shown = remote.sources().of(kind).getFirst();
    String endpoint = remote.endpoint();
    String track = SourceNames.of(endpoint, kind);
    line("a=sendonly");
    line("a=msid:" + endpoint + " " + track);
    shown.rtxSsrc().ifPresent(rtx -> line("a=ssrc-group:FID " + shown.ssrc() + " " + rtx));
    Stream.concat(Stream.of(shown.ssrc()), shown.rtxSsrc().stream().mapToObj(Long::valueOf))
        .forEach(
            ssrc -> {
              line("a=ssrc:" + ssrc + " cname:" + endpoint);
              line("a=ssrc:" + ssrc + " msid:" + endpoint + " " + track);
            });
  }

  private void media(MediaKind kind, String mid) {
    List<MediaFormats.Codec> codecs = MediaFormats.codecs(kind);
    line(
        "m="
            + word(kind)
            + " 9 UDP/TLS/RTP/SAVPF "
            + codecs.stream()
                .map(codec -> Integer.toString(codec.payloadType()))
                .collect(Collectors.joining(" ")));
    line("c=IN IP4 0.0.0.0");
    line("a=rtcp:9 IN IP4 0.0.0.0");
    line("a=ice-ufrag:" + transport.ufrag());
    line("a=ice-pwd:" + transport.password());
    transport
        .fingerprints()
        .forEach(each -> line("a=fingerprint:" + each.hash() + " " + each.value()));
    line("a=setup:actpass");
    line("a=mid:" + mid);
    line("a=rtcp-mux");
    if (kind == MediaKind.VIDEO) {
      line("a=rtcp-rsize");
    }
    codecs.forEach(this::codec);
    MediaFormats.extensions(kind).forEach(this::extension);
    if (mid.equals("0")) {
      transport.candidates().forEach(each -> line("a=candidate:" + each));
    }
  }

  private void extension(MediaFormats.Extension extension) {
    line("a=extmap:" + extension.id() + " " + extension.uri());
  }

  private void codec(MediaFormats.Codec codec) {
    int id = codec.payloadType();
    String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
    line("a=rtpmap:" + id + " " + codec.name() + "/" + codec.clockRate() + channels);
    codec.feedback().forEach(each -> line("a=rtcp-fb:" + id + " " + each));
    if (!codec.parameters().isEmpty()) {
      line(
          "a=fmtp:"
              + id
              + " "
              + codec.parameters().entrySet().stream()
                  .map(each -> each.getKey() + "=" + each.getValue())
                  .collect(Collectors.joining(";")));
    }
  }

  private static String word(MediaKind kind) {
    return kind == MediaKind.AUDIO ? "audio" : "video";
  }

  private void line(String line) {
    text.append(line).append("\r\n");
  }
}
