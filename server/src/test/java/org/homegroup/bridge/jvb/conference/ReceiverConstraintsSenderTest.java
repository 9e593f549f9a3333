package org.homegroup.bridge.jvb.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ParticipantId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiverConstraintsSenderTest {

  private static final ParticipantId ANA = new ParticipantId("ana");
  private static final ParticipantId BEN = new ParticipantId("ben");

  private final List<JsonObject> said = new ArrayList<>();

  private ReceiverConstraintsSender sender(Optional<ReceiverConstraints> constraints) {
    var sender =
        new ReceiverConstraintsSender(720, constraints, name -> name.equals("e-ana") ? ANA : null);
    sender.others(List.of("e-ana", "e-nobody"));
    return sender;
  }

  private static int asked(JsonObject message) {
    return message
        .getJsonObject("constraints")
        .getJsonObject("e-ana-v0", new JsonObject())
        .getInteger("maxHeight", 0);
  }

  @Test
  @DisplayName("asks for the smallest of three sizes that fills a tile")
  void fills() {
    ReceiverConstraintsSender sender = sender(Optional.of(ReceiverConstraints.ALL));
    sender.opened(text -> said.add(new JsonObject(text)));
    for (int tile : List.of(1, 180, 181, 360, 361, 4_000)) {
      sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, tile)));
    }
    assertEquals(720, said.getFirst().getJsonObject("defaultConstraints").getInteger("maxHeight"));
    assertEquals(
        List.of(180, 360, 720),
        said.stream().skip(1).map(ReceiverConstraintsSenderTest::asked).toList());
  }

  @Test
  @DisplayName("puts on stage what is shown larger than the rest, and nobody when none is")
  void onStage() {
    Map<String, ParticipantId> people = Map.of("e-ana", ANA, "e-ben", BEN);
    var sender =
        new ReceiverConstraintsSender(720, Optional.of(ReceiverConstraints.ALL), people::get);
    sender.others(List.of("e-ana", "e-ben"));
    sender.opened(text -> said.add(new JsonObject(text)));
    sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, 180, BEN, 1_080)));
    sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, 720, BEN, 1_080)));
    sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, 180, BEN, 180)));
    sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, 180)));
    sender.setConstraints(ReceiverConstraints.of(Map.of()));
    assertEquals(
        List.of(
            List.of(),
            List.of("e-ben-v0"),
            List.of("e-ben-v0"),
            List.of(),
            List.of("e-ana-v0"),
            List.of()),
        said.stream().map(each -> each.getJsonArray("onStageSources").getList()).toList());
  }

  @Test
  @DisplayName("asks for nothing when nothing is shown, and says it again on another socket")
  void nothing() {
    ReceiverConstraintsSender sender = sender(Optional.of(ReceiverConstraints.of(Map.of())));
    sender.opened(text -> said.add(new JsonObject(text)));
    sender.disconnected();
    sender.setConstraints(ReceiverConstraints.of(Map.of(ANA, 100)));
    sender.opened(text -> said.add(new JsonObject(text)));
    assertEquals(List.of(0, 180), said.stream().map(ReceiverConstraintsSenderTest::asked).toList());
    assertEquals(0, said.getFirst().getJsonObject("defaultConstraints").getInteger("maxHeight"));
  }

  @Test
  @DisplayName("says nothing before it knows what is wished for")
  void unknown() {
    ReceiverConstraintsSender sender = sender(Optional.empty());
    sender.opened(text -> said.add(new JsonObject(text)));
    assertEquals(List.of(), said);
    sender.setConstraints(ReceiverConstraints.ALL);
    assertEquals(1, said.size());
  }
}
