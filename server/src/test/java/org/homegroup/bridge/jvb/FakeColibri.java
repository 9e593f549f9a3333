package org.homegroup.bridge.jvb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jitsi.xmpp.extensions.colibri2.Capability;
import org.jitsi.xmpp.extensions.colibri2.Colibri2Endpoint;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;

/// The conferences of a [FakeJvb], and what the real one refuses to do with them.
public final class FakeColibri {

  public final Map<String, Map<String, FakeEndpoint>> conferences = new LinkedHashMap<>();

  /// Makes no more conferences; those that are there go on.
  public volatile boolean shutsDown;

  /// In the order of the real `Colibri2ConferenceHandler`. The exception's words are its refusal.
  /// `port` is where sockets come in.
  public JsonObject apply(int port, ConferenceModifyIQ asked) {
    String meetingId = asked.getMeetingId();
    Map<String, FakeEndpoint> members = conferences.get(meetingId);
    if (asked.getCreate() && members != null) {
      throw new IllegalStateException("Conference already exists for ID: " + meetingId);
    }
    if (asked.getCreate() && shutsDown) {
      throw new IllegalStateException("In graceful shutdown");
    }
    if (!asked.getCreate() && members == null) {
      throw new IllegalStateException("Conference not found for ID: " + meetingId);
    }
    List<Colibri2Endpoint> all = asked.getEndpoints();
    if (all.size() > 1
        && all.stream()
            .anyMatch(
                each ->
                    each.getCreate()
                        || !each.getMedia().isEmpty()
                        || each.getTransport() != null
                        || each.getSources() != null)) {
      throw new IllegalStateException(
          "Creating or updating media, sources or transport for more than one endpoint in a"
              + " request.");
    }
    if (members == null) {
      members = new LinkedHashMap<>();
      conferences.put(meetingId, members);
    }
    JsonArray endpoints = new JsonArray();
    JsonObject answer = new JsonObject().put("endpoints", endpoints);
    for (Colibri2Endpoint each : all) {
      endpoints.add(apply(port, meetingId, members, each));
      if (each.getCreate()) {
        answer.put("sources", FakeAnswers.feedback());
      }
    }
    if (asked.getExpire() || !asked.getCreate() && members.isEmpty()) {
      members.values().forEach(FakeEndpoint::end);
      conferences.remove(meetingId);
    }
    return answer;
  }

  private JsonObject apply(
      int port, String meetingId, Map<String, FakeEndpoint> members, Colibri2Endpoint asked) {
    JsonObject answer = new JsonObject().put("id", asked.getId());
    if (asked.getExpire()) {
      FakeEndpoint ended = members.remove(asked.getId());
      if (ended != null) {
        ended.end();
      }
      return answer.put("expire", true);
    }
    if (asked.getCreate()) {
      create(members, asked);
    }
    FakeEndpoint member = members.get(asked.getId());
    if (member == null) {
      // Not for a pure mute: the real one ignores those it does not know.
      if (asked.getForceMute() != null && asked.getTransport() == null) {
        return answer;
      }
      throw new IllegalStateException("Endpoint not found for ID: " + asked.getId());
    }
    member.take(asked);
    return asked.getCreate()
        ? answer.put("transport", FakeAnswers.transport(port, meetingId, asked.getId()))
        : answer;
  }

  private static void create(Map<String, FakeEndpoint> members, Colibri2Endpoint asked) {
    if (members.containsKey(asked.getId())) {
      throw new IllegalStateException("Endpoint with ID " + asked.getId() + " already exists");
    }
    if (asked.getTransport() == null) {
      throw new IllegalStateException(
          "Attempt to create endpoint " + asked.getId() + " with no <transport>");
    }
    if (!asked.hasCapability(Capability.CAP_SOURCE_NAME_SUPPORT)) {
      throw new IllegalStateException("Source name support is mandatory.");
    }
    members.put(asked.getId(), new FakeEndpoint());
  }

  public FakeEndpoint find(String meetingId, String endpoint) {
    return conferences.getOrDefault(meetingId, Map.of()).get(endpoint);
  }

  public JsonObject stats() {
    JsonObject all = new JsonObject();
    conferences.forEach(
        (meetingId, members) -> {
          JsonObject endpoints = new JsonObject();
          members.forEach((id, member) -> endpoints.put(id, member.stats()));
          all.put(
              "internal-" + meetingId.hashCode(),
              new JsonObject().put("meeting_id", meetingId).put("endpoints", endpoints));
        });
    return new JsonObject().put("conferences", all);
  }
}
