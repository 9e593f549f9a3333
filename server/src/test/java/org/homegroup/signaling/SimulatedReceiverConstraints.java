package org.homegroup.signaling;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SideRoomId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.Task;
import org.homegroup.session.state.GroupSession;

/// Makes random messages of a participant in a [SimulatedServer], whether they make sense or not.
final class SimulatedReceiverConstraints {

  private final SimulatedServer house;
  private final Random random;
  private int asked;

  SimulatedReceiverConstraints(SimulatedServer house, Random random) {
    this.house = house;
    this.random = random;
  }

  /// What the browser says next; the rules may refuse it.
  JsonObject message(SimulatedTab tab) {
    return switch (random.nextInt(47)) {
      case 0, 1 ->
          new JsonObject()
              .put("type", "sending")
              .put("audio", random.nextBoolean())
              .put("video", random.nextBoolean());
      case 2, 3, 4 ->
          new JsonObject().put("type", "queue-seen").put("version", tab.screen().version());
      case 5 -> chat();
      case 6, 7, 8, 9, 10 -> about("admit");
      case 11 -> command("admit-all");
      case 12 -> about("decline");
      case 13, 14 -> about("return-to-waiting");
      case 15 -> random.nextInt(4) == 0 ? about("remove") : about("return-to-waiting");
      case 16 -> command("leave");
      case 17, 18 -> command("start");
      case 19 -> command("take-break");
      case 20 -> command("resume");
      case 21 -> random.nextInt(20) == 0 ? command("end") : command("resume");
      case 22 -> about("grant-lead");
      case 23 -> about("hand-over-lead");
      case 24 -> command("raise-hand");
      case 25 -> about("lower-hand");
      case 26 -> about("mute").put("kind", random.nextBoolean() ? "audio" : "video");
      case 27 -> about("unmute").put("kind", random.nextBoolean() ? "audio" : "video");
      case 28 -> command("lock-door");
      case 29 -> command("begin-part").put("number", random.nextInt(7));
      case 30 -> about("choose-chair");
      case 31 -> random.nextBoolean() ? command("withdraw-chair") : about("call-on");
      case 40, 41 -> random.nextInt(4) == 0 ? about("raise-crisis") : command("raise-crisis");
      case 42, 43 -> aboutCrisis("answer-crisis");
      case 44 -> aboutCrisis("close-crisis");
      case 45 -> command(random.nextBoolean() ? "take-task" : "done-task").put("taskId", aTask());
      case 32 -> command("unlock-door");
      case 46 -> command("share-screen").put("on", random.nextInt(3) > 0);
      default -> SimulatedSideRooms.message(random, command(""), this::somebody, openSideRooms());
    };
  }

  private JsonObject chat() {
    JsonObject chat =
        random.nextInt(3) == 0
            ? about("chat")
            : command("chat").put("to", random.nextBoolean() ? "leads" : "group");
    if (chat.remove("participantId") instanceof String one) {
      chat.put("to", one);
    }
    return chat.put("text", "good evening");
  }

  private JsonObject aboutCrisis(String type) {
    List<CrisisId> crises =
        open().flatMap(session -> session.crises().open().keySet().stream()).toList();
    String id =
        crises.isEmpty()
            ? "c5150000-0000-4000-8000-000000000000"
            : crises.get(random.nextInt(crises.size())).value();
    return command(type).put("crisisId", id);
  }

  private String aTask() {
    List<Task> tasks = house.openTasks();
    return tasks.isEmpty() ? "none" : tasks.get(random.nextInt(tasks.size())).taskId().value();
  }

  private JsonObject command(String type) {
    return new JsonObject().put("type", type).put("id", "s-" + ++asked);
  }

  private JsonObject about(String type) {
    return command(type).put("participantId", somebody());
  }

  private Stream<GroupSession.Open> open() {
    return house
        .session()
        .map(LiveSession::state)
        .filter(GroupSession.Open.class::isInstance)
        .map(GroupSession.Open.class::cast)
        .stream();
  }

  private List<String> openSideRooms() {
    return open()
        .flatMap(session -> session.sideRooms().open().keySet().stream())
        .map(SideRoomId::value)
        .toList();
  }

  private String somebody() {
    List<String> seats = new ArrayList<>(List.of("p-nobody"));
    open()
        .flatMap(session -> session.seats().values().stream())
        .forEach(seat -> seats.add(seat.participantId().value()));
    int which = seats.size() == 1 ? 0 : 1 + random.nextInt(seats.size() - 1);
    return seats.get(which);
  }
}
