package org.homegroup.signaling;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// The state of a browser, folded from the messages it received only as `PROTOCOL.md` says.
final class ReducedScreen {

  private final Map<String, JsonObject> participants = new TreeMap<>();
  private final Map<String, JsonObject> minutes = new LinkedHashMap<>();
  private String audience;
  private long version = -1;
  private JsonObject session;
  private JsonObject waitingRoom;
  private JsonArray waiting;
  private JsonArray checkIns;
  private JsonArray expected;

  /// Empty before the first welcome.
  String audience() {
    return audience;
  }

  long version() {
    return version;
  }

  JsonObject session() {
    return session;
  }

  JsonObject waitingRoom() {
    return waitingRoom;
  }

  JsonArray waiting() {
    return waiting;
  }

  JsonArray checkIns() {
    return checkIns;
  }

  JsonArray expected() {
    return expected;
  }

  Map<String, JsonObject> participants() {
    return participants;
  }

  Map<String, JsonObject> minutes() {
    return minutes;
  }

  void take(JsonObject message) {
    switch (message.getString("type")) {
      case "welcome", "snapshot" -> snapshot(message);
      case "session-changed" -> session = message.getJsonObject("session");
      case "participant-changed" -> put(message.getJsonObject("participant"));
      case "participant-gone" -> participants.remove(message.getString("participantId"));
      case "expected-changed" -> expected = message.getJsonArray("expected");
      case "waiting-changed" -> waiting = message.getJsonArray("waiting");
      case "check-ins-changed" -> checkIns = message.getJsonArray("checkIns");
      case "waiting-room-changed" -> {
        session = message.getJsonObject("session");
        waitingRoom = message.getJsonObject("waitingRoom");
      }
      case "attendance-changed" -> minutes(message.getJsonArray("attendance"));
      case "sending-changed" ->
          participants.computeIfPresent(
              message.getString("participantId"),
              (_, one) -> one.copy().put("sending", message.getJsonObject("sending")));
      default -> {}
    }
    if (message.containsKey("version") && !message.getString("type").equals("done")) {
      version = Math.max(version, message.getLong("version"));
    }
  }

  private void snapshot(JsonObject message) {
    session = message.getJsonObject("session");
    if (message.getBoolean("resumed", false)) {
      return;
    }
    audience = message.getString("audience");
    version = message.getLong("version");
    waitingRoom = message.getJsonObject("waitingRoom");
    waiting = message.getJsonArray("waiting");
    checkIns = message.getJsonArray("checkIns");
    expected = message.getJsonArray("expected");
    participants.clear();
    message.getJsonArray("participants", new JsonArray()).forEach(one -> put((JsonObject) one));
    minutes(message.getJsonArray("attendance", new JsonArray()));
  }

  private void put(JsonObject participant) {
    participants.put(participant.getString("participantId"), participant);
  }

  private void minutes(JsonArray rows) {
    minutes.clear();
    for (Object row : rows) {
      minutes.put(((JsonObject) row).getString("participantId"), (JsonObject) row);
    }
  }
}
