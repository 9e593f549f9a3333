package org.homegroup.bridge.jvb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.session.MediaKind;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.SourcePacketExtension;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Media;
import org.jitsi.xmpp.extensions.colibri2.MediaSource;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import org.jitsi.xmpp.extensions.jingle.CandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;
import org.jitsi.xmpp.extensions.jingle.ParameterPacketExtension;
import org.jitsi.xmpp.extensions.jingle.PayloadTypePacketExtension;
import org.jitsi.xmpp.extensions.jingle.RTPHdrExtPacketExtension;
import org.jitsi.xmpp.extensions.jingle.RtcpFbPacketExtension;
import org.jitsi.xmpp.extensions.jingle.SourceGroupPacketExtension;

/// Requests to the bridge and its answer, through Jitsi's own classes: what they cannot say, the
/// bridge cannot read. One endpoint in each request, because the bridge takes no more (JVB note).
final class Colibri2Messages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Colibri2Messages() {}

  /// Makes an endpoint, and with `first` its conference too. What is muted is so from its birth.
  static String create(String meetingId, boolean first, String endpoint, Set<MediaKind> muted) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setCreate(true);
    builder.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    builder.setForceMute(muted.contains(MediaKind.AUDIO), muted.contains(MediaKind.VIDEO));
    builder.setTransport(Transport.getBuilder().setIceControlling(true).build());
    for (MediaKind kind : MediaKind.values()) {
      builder.addMedia(media(kind));
    }
    return text(meetingId, request -> request.setCreate(first).addEndpoint(builder.build()));
  }

  /// Tells the bridge what the browser answered: path and sources in one, because sources that come
  /// later spoil the browser's bandwidth estimate (JVB note).
  static String answered(String meetingId, String endpoint, SdpAnswer answer) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setTransport(Transport.getBuilder().setIceUdpExtension(transport(answer)).build());
    builder.setSources(sources(endpoint, answer.sources()));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  /// Replaces what the endpoint is known to send. Always the whole list.
  static String sends(String meetingId, String endpoint, Sources sources) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setSources(sources(endpoint, sources));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  static String mute(String meetingId, String endpoint, Set<MediaKind> muted) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setForceMute(muted.contains(MediaKind.AUDIO), muted.contains(MediaKind.VIDEO));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  static String expire(String meetingId, String endpoint) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setExpire(true);
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  static String expire(String meetingId) {
    return text(meetingId, request -> request.setExpire(true));
  }

  /// What the answer to [#create] says. Throws `IllegalArgumentException` when it says less.
  static BridgeTransport created(String body) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(body);
      ConferenceModifiedIQ answer =
          Colibri2JSONDeserializer.deserializeConferenceModified(json).build();
      IceUdpTransportPacketExtension transport =
          answer.getEndpoints().getFirst().getTransport().getIceUdpTransport();
      return new BridgeTransport(
          required(transport.getUfrag()),
          required(transport.getPassword()),
          transport.getChildExtensionsOfType(DtlsFingerprintPacketExtension.class).stream()
              .map(each -> new BridgeTransport.Fingerprint(each.getHash(), each.getFingerprint()))
              .toList(),
          transport.getCandidateList().stream().map(Colibri2Messages::candidate).toList(),
          transport.getChildExtensionsOfType(WebSocketPacketExtension.class).stream()
              .findFirst()
              .map(each -> URI.create(each.getUrl())),
          feedback(answer));
    } catch (JsonProcessingException
        | ClassCastException
        | NullPointerException
        | NoSuchElementException e) {
      throw new IllegalArgumentException("an answer without transport");
    }
  }

  private static String text(String meetingId, Consumer<ConferenceModifyIQ.Builder> content) {
    ConferenceModifyIQ.Builder request = ConferenceModifyIQ.builder("homegroup");
    request.setMeetingId(meetingId).setRtcstatsEnabled(true);
    content.accept(request);
    return Colibri2JSONSerializer.serializeConferenceModify(request.build()).toString();
  }

  private static Colibri2Endpoint.Builder endpoint(String id) {
    Colibri2Endpoint.Builder builder = Colibri2Endpoint.getBuilder();
    builder.setId(id);
    return builder;
  }

  private static Media media(MediaKind kind) {
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

  private static IceUdpTransportPacketExtension transport(SdpAnswer answer) {
    IceUdpTransportPacketExtension transport = new IceUdpTransportPacketExtension();
    transport.setUfrag(answer.ufrag());
    transport.setPassword(answer.password());
    DtlsFingerprintPacketExtension fingerprint = new DtlsFingerprintPacketExtension();
    fingerprint.setHash(answer.hash());
    fingerprint.setFingerprint(answer.fingerprint());
    fingerprint.setSetup(answer.setup());
    transport.addChildExtension(fingerprint);
    transport.addChildExtension(new IceRtcpmuxPacketExtension());
    return transport;
  }

  private static org.jitsi.xmpp.extensions.colibri2.Sources sources(
      String endpoint, Sources sources) {
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
      stream.retransmissions().ifPresent(again -> source.addSource(ssrc(again, name)));
    }
    if (streams.size() > 1) {
      source.addSsrcGroup(
          group(
              SourceGroupPacketExtension.SEMANTICS_SIMULCAST,
              streams.stream().map(each -> ssrc(each.ssrc(), null)).toList()));
    }
    for (Sources.Stream stream : streams) {
      stream
          .retransmissions()
          .ifPresent(
              again ->
                  source.addSsrcGroup(
                      group(
                          SourceGroupPacketExtension.SEMANTICS_FID,
                          List.of(ssrc(stream.ssrc(), null), ssrc(again, null)))));
    }
    return source.build();
  }

  private static SourceGroupPacketExtension group(
      String semantics, List<SourcePacketExtension> sources) {
    SourceGroupPacketExtension group = new SourceGroupPacketExtension();
    // Its constructor takes the name of the element; a group without semantics is written as null.
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

  private static Sources feedback(ConferenceModifiedIQ answer) {
    return answer.getSources() == null
        ? Sources.NONE
        : new Sources(feedback(answer, MediaType.AUDIO), feedback(answer, MediaType.VIDEO));
  }

  private static List<Sources.Stream> feedback(ConferenceModifiedIQ answer, MediaType type) {
    return answer.getSources().getMediaSources().stream()
        .filter(each -> each.getType() == type)
        .flatMap(each -> each.getSources().stream())
        .map(each -> new Sources.Stream(each.getSSRC(), OptionalLong.empty()))
        .limit(1)
        .toList();
  }

  /// The value of an `a=candidate:` line.
  private static String candidate(CandidatePacketExtension it) {
    String related =
        Optional.ofNullable(it.getRelAddr())
            .map(address -> " raddr " + address + " rport " + it.getRelPort())
            .orElse("");
    return String.join(
            " ",
            it.getFoundation(),
            Integer.toString(it.getComponent()),
            it.getProtocol(),
            Integer.toUnsignedString(it.getPriority()),
            it.getIP(),
            Integer.toString(it.getPort()),
            "typ",
            it.getType().toString())
        + related;
  }

  private static MediaType type(MediaKind kind) {
    return kind == MediaKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO;
  }

  private static String required(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("an answer without credentials");
    }
    return text;
  }
}
