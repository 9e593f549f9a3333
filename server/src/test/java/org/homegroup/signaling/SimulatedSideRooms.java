package org.homegroup.signaling;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Makes random messages about side-rooms, also from participants who may not send them.
final class SimulatedSideRooms {

  private SimulatedSideRooms() {}

  /// @param command with its id, and still without a type
  /// @param somebody the id of a seat, each time another
  static JsonObject message(
      Random random, JsonObject command, Supplier<String> somebody, List<String> sideRooms) {
    String place = sideRooms.isEmpty() ? "s-none" : sideRooms.get(random.nextInt(sideRooms.size()));
    return switch (random.nextInt(12)) {
      case 0, 1 -> command.put("type", "take-aside").put("participantId", somebody.get());
      case 2, 3, 4 ->
          command
              .put("type", "split")
              .put(
                  "groups",
                  new JsonArray()
                      .add(new JsonArray().add(somebody.get()))
                      .add(new JsonArray().add(somebody.get())));
      case 5 -> into(random, command.put("type", "visit"), place);
      case 6, 7 ->
          into(random, command.put("type", "move").put("participantId", somebody.get()), place);
      case 8 -> command.put("type", "recall-groups").put("seconds", random.nextInt(4));
      case 9 -> command.put("type", "close-side-room").put("sideRoomId", place);
      case 10 -> command.put("type", "request-assistance");
      default -> command.put("type", "answer-assistance").put("participantId", somebody.get());
    };
  }

  private static JsonObject into(Random random, JsonObject command, String place) {
    return random.nextInt(3) == 0 ? command : command.put("sideRoomId", place);
  }
}
