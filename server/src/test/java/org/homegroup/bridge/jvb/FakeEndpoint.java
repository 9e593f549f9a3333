package org.homegroup.bridge.jvb;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ForceMute;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;

/// One endpoint as the fake bridge knows it.
public final class FakeEndpoint {

  public boolean audioMuted;
  public boolean videoMuted;

  /// What came with an answer; `null` before, and when it came without `xmlns`.
  public String remoteUfrag;

  public List<Long> ssrcs = List.of();

  /// As in a session description: the word, then the SSRCs.
  public List<String> groups = List.of();

  /// Packets come all the time: some more at each reading.
  public volatile boolean talks;

  public long audioPackets;
  public long videoPackets;
  public boolean iceFailed;
  public ServerWebSocket socket;

  /// Said on its socket.
  public final List<JsonObject> heard = new CopyOnWriteArrayList<>();

  /// Takes what a request says of it. Its path is taken once: the real one ignores another.
  public void take(Colibri2Endpoint asked) {
    IceUdpTransportPacketExtension path =
        asked.getTransport() == null ? null : asked.getTransport().getIceUdpTransport();
    if (path != null && remoteUfrag == null) {
      remoteUfrag = path.getUfrag();
    }
    if (asked.getSources() != null) {
      groups =
          asked.getSources().getMediaSources().stream()
              .flatMap(source -> source.getSsrcGroups().stream())
              .map(FakeEndpoint::group)
              .toList();
      ssrcs =
          asked.getSources().getMediaSources().stream()
              .flatMap(source -> source.getSources().stream())
              .map(source -> source.getSSRC())
              .toList();
    }
    ForceMute mute = asked.getForceMute();
    if (mute != null) {
      audioMuted = mute.getAudio();
      videoMuted = mute.getVideo();
    }
  }

  private static String group(SourceGroupPacketExtension group) {
    return group.getSources().stream()
        .map(source -> Long.toString(source.getSSRC()))
        .collect(Collectors.joining(" ", group.getSemantics() + " ", ""));
  }

  /// A newer socket replaces the one before.
  public void opened(ServerWebSocket opened) {
    if (socket != null) {
      socket.close((short) 1000, "replaced");
    }
    socket = opened;
  }

  public void end() {
    if (socket != null) {
      socket.close((short) 1001, "endpoint closed");
    }
  }

  /// As `GET /stats` has it.
  public JsonObject stats() {
    audioPackets += talks ? 50 : 0;
    JsonObject receiver =
        new JsonObject()
            .put(
                "AudioLevelReader_pre_srtp", new JsonObject().put("num_audio_levels", audioPackets))
            .put(
                "Media Type demuxer", new JsonObject().put("packets_accepted_Video", videoPackets));
    return new JsonObject()
        .put("ice_transport", new JsonObject().put("iceFailed", iceFailed))
        .put("transceiver", new JsonObject().put("receiver", receiver));
  }
}
