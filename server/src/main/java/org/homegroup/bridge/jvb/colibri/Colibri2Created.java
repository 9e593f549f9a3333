package org.homegroup.bridge.jvb.colibri;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.jitsi.utils.MediaType;
import org.jitsi.xmpp.extensions.colibri.WebSocketPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifiedIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;
import org.jitsi.xmpp.extensions.jingle.CandidatePacketExtension;
import org.jitsi.xmpp.extensions.jingle.DtlsFingerprintPacketExtension;
import org.jitsi.xmpp.extensions.jingle.IceUdpTransportPacketExtension;

/// Reads the bridge's response to the creation of an endpoint.
public final class Colibri2Created {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Colibri2Created() {}

  /// Throws `IllegalArgumentException` if the response is incomplete.
  public static BridgeTransport read(String body) {
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
          transport.getCandidateList().stream().map(Colibri2Created::candidate).toList(),
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

  /// Returns the value of an `a=candidate:` line.
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

  private static String required(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("an answer without credentials");
    }
    return text;
  }
}
