package org.homegroup.bridge.janus;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homegroup.testing.Bell;

/// Answers a conference as the VideoRoom does, and records the requests.
public final class FakeVideoRoom {

  /// The requests, a few words each.
  public final List<String> asked = new CopyOnWriteArrayList<>();

  /// Refusals to come, by request: a code each time.
  private final Map<String, List<Integer>> refusals = new HashMap<>();

  private final Map<String, Long> publishers = new ConcurrentHashMap<>();
  private final Map<String, Long> viewers = new ConcurrentHashMap<>();
  private final FakeJanus janus;
  private final Bell bell;
  private long ids = 100;

  /// @param bell rung at each request
  public FakeVideoRoom(FakeJanus janus, Bell bell) {
    this.janus = janus;
    this.bell = bell;
    janus.answer(this::answer);
  }

  /// Somebody's media is there.
  public void comesUp(String who, long sessionId) {
    janus.tell(
        new JsonObject()
            .put("janus", "webrtcup")
            .put("session_id", sessionId)
            .put("sender", publishers.get(who)));
  }

  /// From now on this viewer gets this size of the video on an m-line.
  public void passes(String viewer, String mid, int substream, long sessionId) {
    JsonObject data =
        new JsonObject().put("videoroom", "event").put("mid", mid).put("substream", substream);
    janus.tell(
        new JsonObject()
            .put("janus", "event")
            .put("session_id", sessionId)
            .put("sender", viewers.get(viewer))
            .put("plugindata", new JsonObject().put("data", data)));
  }

  /// Refuses this request once for each code.
  public void refuse(String request, Integer... codes) {
    refusals.put(request, new CopyOnWriteArrayList<>(codes));
  }

  private void answer(JsonObject request, FakeJanus.Say say) {
    JsonObject body = request.getJsonObject("body");
    if (body == null) {
      asked.addAll(request.getString("janus").equals("detach") ? List.of("detach") : List.of());
      bell.ring();
      String opaqueId = request.getString("opaque_id", "");
      if (opaqueId.endsWith("/sub")) {
        viewers.put(opaqueId.split("/")[1].split("\\.")[0], ids);
      }
      say.say(FakeJanus.reply(request, "success").put("data", new JsonObject().put("id", ids++)));
      return;
    }
    String what = what(body);
    asked.add(what);
    bell.ring();
    List<Integer> planned = refusals.getOrDefault(what.split(" \\d")[0], List.of());
    if (!planned.isEmpty()) {
      JsonObject refusal =
          new JsonObject().put("error_code", planned.removeFirst()).put("error", "refused");
      say.say(FakeJanus.plugin(request, "event", refusal));
      return;
    }
    say.say(reply(request, body, what));
  }

  private JsonObject reply(JsonObject request, JsonObject body, String what) {
    long handle = request.getLong("handle_id");
    JsonObject data = new JsonObject().put("private_id", 1L);
    JsonObject jsep = null;
    switch (what.split(" ")[0] + (what.contains("subscriber") ? " subscriber" : "")) {
      case "join" -> publishers.put(body.getString("id").split("\\.")[0], handle);
      case "publish", "configure" -> {
        data.put("streams", new JsonArray().add(line("0", "audio")).add(line("1", "video")));
        jsep = new JsonObject().put("type", "answer").put("sdp", "v=0");
      }
      case "join subscriber", "update" -> {
        JsonArray streams = body.getJsonArray("streams", body.getJsonArray("subscribe"));
        JsonArray lines = new JsonArray();
        for (int i = 0; i < streams.size(); i++) {
          JsonObject source = streams.getJsonObject(i);
          lines.add(
              line("" + i, source.getString("mid").equals("0") ? "audio" : "video")
                  .put("feed_id", source.getString("feed"))
                  .put("active", true));
        }
        data.put("streams", lines);
        jsep = new JsonObject().put("type", "offer").put("sdp", "v=0");
      }
      default -> {}
    }
    JsonObject reply = FakeJanus.plugin(request, "event", data);
    return jsep == null ? reply : reply.put("jsep", jsep);
  }

  private static JsonObject line(String mid, String type) {
    return new JsonObject().put("mid", mid).put("type", type);
  }

  private static String what(JsonObject body) {
    String request = body.getString("request");
    return switch (request) {
      case "moderate" -> "moderate " + body.getString("mid") + " " + body.getBoolean("mute");
      case "join" -> body.getString("ptype").equals("subscriber") ? "join subscriber" : "join";
      case "configure" ->
          body.containsKey("streams") ? "layers" + layers(body.getJsonArray("streams")) : request;
      case "update" -> "update" + feeds(body, "subscribe", "+") + feeds(body, "unsubscribe", "-");
      default -> request;
    };
  }

  private static String layers(JsonArray streams) {
    return streams.stream()
        .map(JsonObject.class::cast)
        .map(
            each ->
                " "
                    + each.getString("mid")
                    + (each.getBoolean("send") ? " " + each.getInteger("substream") : " off"))
        .reduce("", String::concat);
  }

  private static String feeds(JsonObject body, String field, String sign) {
    return body.getJsonArray(field, new JsonArray()).stream()
        .map(each -> " " + sign + ((JsonObject) each).getString("feed").split("\\.")[0])
        .distinct()
        .reduce("", String::concat);
  }
}
