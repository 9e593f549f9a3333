package org.homegroup.bridge.jvb.colibri;

import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.jvb.sdp.SdpAnswer;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Transport;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONSerializer;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceRtcpmuxPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/// Builds requests to the bridge with Jitsi's own classes, so that the bridge can read each. A
/// request concerns one endpoint, because the bridge accepts no more (JVB note).
public final class Colibri2Messages {

  private Colibri2Messages() {}

  /// Creates an endpoint, and with `first` its conference too. Muted kinds are muted from the
  /// start.
  public static String create(
      String meetingId, boolean first, String endpoint, Set<MediaKind> muted) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setCreate(true);
    builder.addCapability(Capability.CAP_SOURCE_NAME_SUPPORT);
    builder.setForceMute(muted.contains(MediaKind.AUDIO), muted.contains(MediaKind.VIDEO));
    builder.setTransport(Transport.getBuilder().setIceControlling(true).build());
    for (MediaKind kind : MediaKind.values()) {
      builder.addMedia(Colibri2Media.media(kind));
    }
    return text(meetingId, request -> request.setCreate(first).addEndpoint(builder.build()));
  }

  /// Tells the bridge the content of the browser's answer. Transport and sources go in one request,
  /// because sources that come later spoil the browser's bandwidth estimate (JVB note).
  public static String answered(String meetingId, String endpoint, SdpAnswer answer) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setTransport(Transport.getBuilder().setIceUdpExtension(transport(answer)).build());
    builder.setSources(Colibri2Media.sources(endpoint, answer.sources()));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  /// Replaces the complete list of the endpoint's sources.
  public static String sends(String meetingId, String endpoint, Sources sources) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setSources(Colibri2Media.sources(endpoint, sources));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  public static String mute(String meetingId, String endpoint, Set<MediaKind> muted) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setForceMute(muted.contains(MediaKind.AUDIO), muted.contains(MediaKind.VIDEO));
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  public static String expire(String meetingId, String endpoint) {
    Colibri2Endpoint.Builder builder = endpoint(endpoint);
    builder.setExpire(true);
    return text(meetingId, request -> request.addEndpoint(builder.build()));
  }

  public static String expire(String meetingId) {
    return text(meetingId, request -> request.setExpire(true));
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
}
