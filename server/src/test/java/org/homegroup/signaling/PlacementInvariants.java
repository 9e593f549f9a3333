package org.homegroup.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeConference;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.View;

/// Everybody is in exactly one place, and what is said or shown there stays there.
final class PlacementInvariants {

  private PlacementInvariants() {}

  static void hold(Open open, FakeBridge bridge) {
    for (Seat seat : open.seats().values()) {
      seat.sideRoom()
          .ifPresent(
              id -> {
                assertTrue(seat.inRoom(), "waits in a side-room");
                assertTrue(open.sideRooms().of(id).isPresent(), "in a room that is closed");
              });
    }
    mediaIsInOnePlace(open, bridge);
    assertTrue(
        open.supervision().hold().isEmpty() || !open.supervised(),
        "held, and a lead is with the group");
  }

  private static void mediaIsInOnePlace(Open open, FakeBridge bridge) {
    Set<ParticipantId> met = new HashSet<>();
    for (FakeConference conference : bridge.conferences()) {
      for (EndpointId endpoint : conference.endpoints()) {
        assertTrue(met.add(endpoint.participantId()), "media in two places");
        assertEquals(
            open.seat(endpoint.participantId())
                .flatMap(Seat::sideRoom)
                .map(SideRoomId::value)
                .orElse(MediaPlan.GROUP),
            conference.id().place(),
            "media in another place");
      }
    }
  }

  /// The moment a message is written to somebody.
  static void written(Open open, Optional<Seat> own, JsonObject message) {
    switch (message.getString("type")) {
      case "chat" -> staysInItsPlace(open, own, message.getString("from"), message);
      case "speaking" -> staysInItsPlace(open, own, message.getString("participantId"), message);
      case "snapshot", "welcome" ->
          message
              .getJsonArray("participants", new JsonArray())
              .forEach(one -> isTheirs(open, own, (JsonObject) one));
      default -> {}
    }
    String text = message.encode();
    assertTrue(
        own.filter(Seat::isLead).isPresent()
            || !text.contains("\"assistanceRequestedAt\"")
            || isOwn(message),
        () -> "help that somebody else asked for: " + text);
  }

  private static boolean isOwn(JsonObject message) {
    return !message.copy().put("you", null).encode().contains("\"assistanceRequestedAt\"");
  }

  /// What leads say to leads is said wherever they are.
  private static void staysInItsPlace(
      Open open, Optional<Seat> own, String from, JsonObject message) {
    Optional<Seat> author = open.seat(new ParticipantId(from));
    if (own.isEmpty() || author.isEmpty() || "leads".equals(message.getString("to"))) {
      return;
    }
    assertTrue(own.get().isBeside(author.get()), () -> "said in another place: " + message);
  }

  private static void isTheirs(Open open, Optional<Seat> own, JsonObject participant) {
    Seat seat = open.seat(new ParticipantId(participant.getString("participantId"))).orElseThrow();
    Audience circle = Audience.of(own.orElseThrow());
    assertTrue(circle.sees(open, seat), () -> "told of somebody apart: " + participant);
    if (!circle.isNear(seat)) {
      assertEquals(View.Kinds.NONE, kinds(participant.getJsonObject("media")), "media elsewhere");
    }
  }

  private static View.Kinds kinds(JsonObject kinds) {
    return new View.Kinds(kinds.getBoolean("audio"), kinds.getBoolean("video"));
  }
}
