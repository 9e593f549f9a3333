package org.homegroup.bridge.jvb.colibri;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.bridge.jvb.sdp.MediaFormats;
import org.homegroup.bridge.jvb.sdp.SourceNames;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;

/// Describes the formats that an endpoint may receive and the streams that it sends, in Jitsi's
/// classes.
final class Colibri2Media {

  private Colibri2Media() {}

  static Media media(MediaKind kind) {
    Media.Builder media = Media.getBuilder().setType(type(kind));
    for (MediaFormats.Codec codec : MediaFormats.codecs(kind)) {
      media.addPayloadType(payloadType(codec));
    }
    for (MediaFormats.Extension each : MediaFormats.extensions(kind)) {
      RTPHdrExtPacketExtension extension = new RTPHdrExtPacketExtension();
      extension.setID(Integer.toString(each.id()));
      extension.setURI(URI.create(each.uri()));
      media.addRtpHdrExt(extension);
    }
    return media.build();
  }

  private static PayloadTypePacketExtension payloadType(MediaFormats.Codec codec) {
    PayloadTypePacketExtension type = new PayloadTypePacketExtension();
    type.setId(codec.payloadType());
    type.setName(codec.name());
    type.setClockrate(codec.clockRate());
    if (codec.channels() > 1) {
      type.setChannels(codec.channels());
    }
    codec.parameters().forEach((k, v) -> type.addParameter(new ParameterPacketExtension(k, v)));
    for (String each : codec.feedback()) {
      String[] words = each.split(" ");
      RtcpFbPacketExtension feedback = new RtcpFbPacketExtension();
      feedback.setFeedbackType(words[0]);
      if (words.length > 1) {
        feedback.setFeedbackSubtype(words[1]);
      }
      type.addRtcpFeedbackType(feedback);
    }
    return type;
  }

  static org.jitsi.xmpp.extensions.colibri2.Sources sources(String endpoint, Sources sources) {
    var builder = org.jitsi.xmpp.extensions.colibri2.Sources.getBuilder();
    for (MediaKind kind : MediaKind.values()) {
      List<Sources.Stream> streams = sources.of(kind);
      if (!streams.isEmpty()) {
        builder.addMediaSource(source(SourceNames.of(endpoint, kind), kind, streams));
      }
    }
    return builder.build();
  }

  private static MediaSource source(String name, MediaKind kind, List<Sources.Stream> streams) {
    MediaSource.Builder source = MediaSource.getBuilder().setType(type(kind)).setId(name);
    for (Sources.Stream stream : streams) {
      source.addSource(ssrc(stream.ssrc(), name));
      stream.rtxSsrc().ifPresent(rtx -> source.addSource(ssrc(rtx, name)));
    }
    if (streams.size() > 1) {
      source.addSsrcGroup(
          group(
              SourceGroupPacketExtension.SEMANTICS_SIMULCAST,
              streams.stream().map(each -> ssrc(each.ssrc(), null)).toList()));
    }
    for (Sources.Stream stream : streams) {
      stream
          .rtxSsrc()
          .ifPresent(
              rtx ->
                  source.addSsrcGroup(
                      group(
                          SourceGroupPacketExtension.SEMANTICS_FID,
                          List.of(ssrc(stream.ssrc(), null), ssrc(rtx, null)))));
    }
    return source.build();
  }

  private static SourceGroupPacketExtension group(
      String semantics, List<SourcePacketExtension> sources) {
    SourceGroupPacketExtension group = new SourceGroupPacketExtension();
    // The constructor takes the name of the XML element. Unset semantics would be sent as null.
    group.setSemantics(semantics);
    group.addSources(new ArrayList<>(sources));
    return group;
  }

  private static SourcePacketExtension ssrc(long ssrc, String name) {
    SourcePacketExtension source = new SourcePacketExtension();
    source.setSSRC(ssrc);
    if (name != null) {
      source.setName(name);
    }
    return source;
  }

  private static MediaType type(MediaKind kind) {
    return kind == MediaKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO;
  }
}
