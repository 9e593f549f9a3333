package org.homegroup.bridge.janus.conference;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.JanusResponses.Published;
import org.homegroup.bridge.janus.gateway.JanusResponses.Subscribed;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stored state of a conference on Janus. It is only valid for the run of Janus that it names.
/// JSON keys keep their names, because a later version of this server may read what this one wrote.
///
/// @param feedCount the number of feed ids that were used
record JanusSnapshot(
    String run,
    long session,
    long control,
    String room,
    int feedCount,
    List<EndpointState> endpoints) {

  private static final Logger LOG = LoggerFactory.getLogger(JanusSnapshot.class);

  /// @param activeMids the publisher's m-lines on which media arrived
  record EndpointState(
      EndpointId id,
      String feed,
      long privateId,
      boolean connected,
      ReceiverConstraints constraints,
      Map<String, MediaKind> activeMids,
      PublisherState publisher,
      SubscriberState subscriber) {}

  /// @param offered the number of the browser's last offer that was answered; 0 if none was
  /// @param moderated by mid, the mute state that Janus was last told
  record PublisherState(
      long handle,
      int offered,
      Set<MediaKind> muted,
      List<Published> published,
      Map<String, Boolean> moderated) {}

  /// @param handle 0 if there is none
  /// @param open true while the browser owes an answer
  record SubscriberState(
      long handle,
      boolean joined,
      int negotiation,
      boolean open,
      List<Source> subscribedTo,
      List<Subscribed> mLines) {}

  JsonObject toJson() {
    return new JsonObject()
        .put("run", run)
        .put("session", session)
        .put("control", control)
        .put("room", room)
        .put("feeds", feedCount)
        .put("endpoints", array(endpoints, JanusSnapshot::json));
  }

  /// Returns empty for an unreadable document, which another version may have written.
  static Optional<JanusSnapshot> read(JsonObject json) {
    try {
      return Optional.of(
          new JanusSnapshot(
              json.getString("run"),
              json.getLong("session"),
              json.getLong("control"),
              json.getString("room"),
              json.getInteger("feeds"),
              list(json, "endpoints", JanusSnapshot::endpoint)));
    } catch (RuntimeException e) {
      LOG.warn("What is remembered of a conference cannot be read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static JsonObject json(EndpointState it) {
    JsonObject json =
        new JsonObject()
            .put("participant", it.id.participantId().value())
            .put("connection", it.id.connectionId().value())
            .put("attempt", it.id.attempt())
            .put("feed", it.feed)
            .put("privateId", it.privateId)
            .put("connected", it.connected)
            .put("receiving", object(it.activeMids, MediaKind::name))
            .put("upload", json(it.publisher))
            .put("download", json(it.subscriber));
    it.constraints
        .heights()
        .ifPresent(
            heights -> {
              JsonObject shown = new JsonObject();
              heights.forEach((who, height) -> shown.put(who.value(), height));
              json.put("shows", shown);
            });
    return json;
  }

  private static EndpointState endpoint(JsonObject json) {
    return new EndpointState(
        new EndpointId(
            new ParticipantId(json.getString("participant")),
            new ConnectionId(json.getString("connection")),
            json.getInteger("attempt")),
        json.getString("feed"),
        json.getLong("privateId"),
        json.getBoolean("connected"),
        constraints(json.getJsonObject("shows")),
        map(json.getJsonObject("receiving"), value -> MediaKind.valueOf((String) value)),
        publisher(json.getJsonObject("upload")),
        subscriber(json.getJsonObject("download")));
  }

  private static ReceiverConstraints constraints(JsonObject json) {
    if (json == null) {
      return ReceiverConstraints.ALL;
    }
    Map<ParticipantId, Integer> heights = new HashMap<>();
    json.forEach(each -> heights.put(new ParticipantId(each.getKey()), (Integer) each.getValue()));
    return ReceiverConstraints.of(heights);
  }

  private static JsonObject json(PublisherState it) {
    return new JsonObject()
        .put("handle", it.handle)
        .put("offered", it.offered)
        .put("muted", new JsonArray(it.muted.stream().map(MediaKind::name).toList()))
        .put(
            "published",
            array(
                it.published,
                each -> new JsonObject().put("mid", each.mid()).put("kind", each.kind().name())))
        .put("moderated", object(it.moderated, value -> value));
  }

  private static PublisherState publisher(JsonObject json) {
    Set<MediaKind> muted = EnumSet.noneOf(MediaKind.class);
    json.getJsonArray("muted").forEach(each -> muted.add(MediaKind.valueOf((String) each)));
    return new PublisherState(
        json.getLong("handle"),
        json.getInteger("offered"),
        muted,
        list(json, "published", each -> new Published(each.getString("mid"), kind(each))),
        map(json.getJsonObject("moderated"), value -> (Boolean) value));
  }

  private static JsonObject json(SubscriberState it) {
    return new JsonObject()
        .put("handle", it.handle)
        .put("joined", it.joined)
        .put("negotiation", it.negotiation)
        .put("open", it.open)
        .put(
            "have",
            array(
                it.subscribedTo,
                each ->
                    new JsonObject()
                        .put("feed", each.feed())
                        .put("mid", each.mid())
                        .put("kind", each.kind().name())))
        .put(
            "map",
            array(
                it.mLines,
                each ->
                    new JsonObject()
                        .put("mid", each.mid())
                        .put("kind", each.kind().name())
                        .put("feed", each.feed())
                        .put("active", each.active())));
  }

  private static SubscriberState subscriber(JsonObject json) {
    return new SubscriberState(
        json.getLong("handle"),
        json.getBoolean("joined"),
        json.getInteger("negotiation"),
        json.getBoolean("open"),
        list(
            json,
            "have",
            each -> new Source(each.getString("feed"), each.getString("mid"), kind(each))),
        list(
            json,
            "map",
            each ->
                new Subscribed(
                    each.getString("mid"),
                    kind(each),
                    each.getString("feed"),
                    each.getBoolean("active"))));
  }

  private static MediaKind kind(JsonObject json) {
    return MediaKind.valueOf(json.getString("kind"));
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
    return new JsonArray(all.stream().map(json).toList());
  }

  private static <T> List<T> list(JsonObject json, String field, Function<JsonObject, T> read) {
    List<T> all = new ArrayList<>();
    json.getJsonArray(field).forEach(each -> all.add(read.apply((JsonObject) each)));
    return all;
  }

  private static <T> JsonObject object(Map<String, T> map, Function<T, Object> json) {
    JsonObject object = new JsonObject();
    map.forEach((key, value) -> object.put(key, json.apply(value)));
    return object;
  }

  private static <T> Map<String, T> map(JsonObject json, Function<Object, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    json.forEach(each -> map.put(each.getKey(), read.apply(each.getValue())));
    return map;
  }
}
