package org.homegroup.bridge.jvb.conference;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// The stored state of a conference on a Videobridge, by which a later server adopts it. The bridge
/// reports an endpoint's transport only once, at its creation, so the credentials are stored here.
/// Candidates are not: the browser knows them already.
record JvbSnapshot(String meetingId, List<EndpointState> endpoints) {

  /// An endpoint whose browser has answered.
  ///
  /// @param up the kinds of media that arrived
  record EndpointState(
      EndpointId id,
      String name,
      Set<MediaKind> muted,
      Set<MediaKind> up,
      BridgeTransport transport,
      JvbNegotiation.State negotiated) {}

  JvbSnapshot {
    endpoints = List.copyOf(endpoints);
  }

  /// Returns the endpoints that the bridge still has.
  List<EndpointState> alive(Map<String, EndpointStats> onBridge) {
    return endpoints.stream()
        .filter(each -> onBridge.containsKey(each.name()))
        .filter(each -> !onBridge.get(each.name()).iceFailed())
        .toList();
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("meeting", meetingId)
        .put("endpoints", array(endpoints, JvbSnapshot::json));
  }

  /// Returns empty for a document of another format.
  static Optional<JvbSnapshot> read(JsonObject json) {
    try {
      return Optional.of(
          new JvbSnapshot(
              text(json, "meeting"),
              objects(json.getJsonArray("endpoints")).map(JvbSnapshot::member).toList()));
    } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JsonObject json(EndpointState member) {
    BridgeTransport transport = member.transport();
    JvbNegotiation.State state = member.negotiated();
    JsonObject json =
        new JsonObject()
            .put("participant", member.id().participantId().value())
            .put("connection", member.id().connectionId().value())
            .put("attempt", member.id().attempt())
            .put("name", member.name())
            .put("muted", json(member.muted()))
            .put("up", json(member.up()))
            .put("ufrag", transport.ufrag())
            .put("password", transport.password())
            .put("fingerprints", array(transport.fingerprints(), JvbSnapshot::json))
            .put("feedback", json(transport.feedback()))
            .put("number", state.number())
            .put("open", state.open())
            .put("slots", array(state.slots(), Function.identity()))
            .put("sources", json(state.sources()));
    transport.webSocket().ifPresent(url -> json.put("socket", withoutHost(url)));
    return json;
  }

  private static EndpointState member(JsonObject json) {
    return new EndpointState(
        new EndpointId(
            new ParticipantId(text(json, "participant")),
            new ConnectionId(text(json, "connection")),
            json.getInteger("attempt")),
        text(json, "name"),
        kinds(json.getJsonArray("muted")),
        kinds(json.getJsonArray("up")),
        new BridgeTransport(
            text(json, "ufrag"),
            text(json, "password"),
            objects(json.getJsonArray("fingerprints"))
                .map(it -> new BridgeTransport.Fingerprint(text(it, "hash"), text(it, "value")))
                .toList(),
            List.of(),
            Optional.ofNullable(json.getString("socket")).map(URI::create),
            sources(json.getJsonObject("feedback"))),
        new JvbNegotiation.State(
            json.getInteger("number"),
            json.getBoolean("open"),
            json.getJsonArray("slots").stream().map(String.class::cast).toList(),
            sources(json.getJsonObject("sources"))));
  }

  private static JsonArray json(Set<MediaKind> kinds) {
    return array(kinds.stream().sorted().toList(), JvbSnapshot::word);
  }

  private static JsonObject json(BridgeTransport.Fingerprint it) {
    return new JsonObject().put("hash", it.hash()).put("value", it.value());
  }

  private static JsonObject json(Sources sources) {
    JsonObject json = new JsonObject();
    for (MediaKind kind : MediaKind.values()) {
      json.put(word(kind), array(sources.of(kind), JvbSnapshot::json));
    }
    return json;
  }

  private static JsonObject json(Sources.Stream stream) {
    JsonObject json = new JsonObject().put("ssrc", stream.ssrc());
    stream.rtxSsrc().ifPresent(rtx -> json.put("again", rtx));
    return json;
  }

  private static Sources sources(JsonObject json) {
    return new Sources(streams(json, MediaKind.AUDIO), streams(json, MediaKind.VIDEO));
  }

  private static List<Sources.Stream> streams(JsonObject json, MediaKind kind) {
    return objects(json.getJsonArray(word(kind)))
        .map(
            it ->
                new Sources.Stream(
                    it.getLong("ssrc"),
                    it.containsKey("again")
                        ? OptionalLong.of(it.getLong("again"))
                        : OptionalLong.empty()))
        .toList();
  }

  private static Set<MediaKind> kinds(JsonArray words) {
    Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
    words.forEach(each -> kinds.add(MediaKind.valueOf(((String) each).toUpperCase(Locale.ROOT))));
    return kinds;
  }

  private static String withoutHost(URI url) {
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  private static String word(MediaKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String text(JsonObject json, String name) {
    String text = json.getString(name);
    if (text == null) {
      throw new IllegalArgumentException(name);
    }
    return text;
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static <T> JsonArray array(Collection<T> all, Function<T, ?> form) {
    return new JsonArray(List.copyOf(all.stream().map(form).toList()));
  }
}
