package org.homegroup.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.homegroup.attendance.LiveMinutes;
import org.homegroup.bridge.EndpointId;
import org.homegroup.id.ParticipantId;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.room.Connection;
import org.homegroup.signaling.room.LiveRoom;
import org.homegroup.signaling.room.LiveRoomProbe;
import org.homegroup.testing.TestPerson;

/// The invariants of the live side, checked after every step of a simulation.
final class SimulatedInvariants {

  private static final Set<String> OF_LEADS =
      Set.of(
          "waiting-changed",
          "expected-changed",
          "attendance-changed",
          "talk-time",
          "door-tried",
          "crises-changed",
          "tasks-changed");

  private final SimulatedServer house;
  private GroupSession replayed = GroupSession.NOT_SCHEDULED;
  private int replayedTo;

  SimulatedInvariants(SimulatedServer house) {
    this.house = house;
  }

  /// After every step.
  void hold() {
    house.session().ifPresent(this::liveStateIsTheJournalReplayed);
    house.room().ifPresent(this::everybodyIsInTheRightAudience);
    mediaIsOnlyForThoseInTheRoom();
    open().ifPresent(open -> PlacementInvariants.hold(open, house.bridge()));
  }

  private void liveStateIsTheJournalReplayed(LiveSession session) {
    List<SessionEvent> events = house.journal().events();
    int version = (int) session.version();
    assertTrue(version <= events.size(), "ahead of the journal");
    if (version < replayedTo) {
      // Another node after a crash begins at the beginning.
      replayedTo = 0;
      replayed = GroupSession.NOT_SCHEDULED;
    }
    for (SessionEvent event : events.subList(replayedTo, version)) {
      replayed = SessionEvolver.evolve(replayed, event);
    }
    replayedTo = version;
    assertEquals(replayed, session.state(), "live state is not the journal replayed");
  }

  private void everybodyIsInTheRightAudience(LiveRoom room) {
    if (open().isEmpty()) {
      assertEquals(0, room.connections().size(), "connected to a session that is not open");
      return;
    }
    Open open = open().get();
    for (Connection connection : room.connections()) {
      Seat seat = open.seat(connection.participantId()).orElseThrow();
      assertEquals(Optional.of(connection.connectionId()), seat.connectionId(), "another line");
      assertEquals(Audience.of(seat), connection.audience(), "in the wrong audience");
    }
  }

  private void mediaIsOnlyForThoseInTheRoom() {
    for (EndpointId endpoint : house.bridge().endpoints()) {
      Optional<Seat> seat = open().flatMap(open -> open.seat(endpoint.participantId()));
      assertTrue(
          seat.filter(Seat::inRoom)
              .flatMap(Seat::mediaConnection)
              .filter(endpoint.connectionId()::equals)
              .isPresent(),
          () -> "media for " + seat);
    }
  }

  /// The moment a message is written to somebody.
  void written(SimulatedTab tab, JsonObject message) {
    if (message.getString("type").equals("done")) {
      assertTrue(
          message.getLong("version") <= house.journal().events().size(),
          "acknowledged and not recorded");
    }
    if (message.encode().contains(SimulatedServer.MARKER)) {
      assertTrue(
          tab.person().role() == Role.LEAD || tab.person().mayLead(),
          () -> "an answer told to a patient: " + message.encode());
    }
    Optional<Seat> own = open().flatMap(open -> open.seatOf(tab.person().personId()));
    isForThem(own, message);
    open().ifPresent(open -> PlacementInvariants.written(open, own, message));
    if (own.filter(Seat::inRoom).isEmpty()) {
      namesNobody(tab, message.encode());
    }
  }

  /// What only leads are told, and what was written to somebody else.
  private void isForThem(Optional<Seat> own, JsonObject message) {
    boolean lead = own.filter(Seat::isLead).isPresent();
    String id = own.map(seat -> seat.participantId().value()).orElse("");
    if (message.getString("type").equals("own-crisis-changed")) {
      assertTrue(
          message.getString("since") == null || calledForHelp(id),
          () -> "the crisis of another: " + message.encode());
    } else {
      assertTrue(
          lead || !message.encode().matches("(?i).*cris[ie]s.*"),
          () -> "danger told to another: " + message.encode());
    }
    if (OF_LEADS.contains(message.getString("type"))) {
      assertTrue(lead, () -> "told to somebody who does not lead: " + message.encode());
    }
    if (message.getString("type").equals("chat") && !message.getString("from").equals(id)) {
      boolean forThem =
          switch (message.getString("to")) {
            case "group" -> own.filter(Seat::inRoom).isPresent();
            case "leads" -> lead;
            default -> message.getString("to").equals(id);
          };
      assertTrue(forThem, () -> "written to somebody else: " + message.encode());
    }
  }

  private boolean calledForHelp(String id) {
    return open().filter(open -> open.crises().of(new ParticipantId(id)).isPresent()).isPresent();
  }

  private void namesNobody(SimulatedTab tab, String text) {
    for (TestPerson other : house.people()) {
      if (!other.equals(tab.person())) {
        String given = other.name().replace("Dr. ", "").split(" ")[0];
        assertTrue(!text.contains(given), () -> "told to somebody waiting: " + text);
        open()
            .flatMap(open -> open.seatOf(other.personId()))
            .ifPresent(
                seat ->
                    assertTrue(
                        !text.contains(seat.participantId().value()),
                        () -> "told to somebody waiting: " + text));
      }
    }
  }

  /// When nothing is on its way any more.
  void holdAtRest() {
    house
        .session()
        .ifPresent(
            session -> {
              for (SimulatedTab tab : house.tabs()) {
                if (tab.isOpen()) {
                  assertTrue(tab.isWelcomed(), "neither welcomed nor closed");
                  assertEquals(Map.of(), tab.unanswered(), "unanswered");
                }
              }
            });
    house.room().ifPresent(this::connectionsAreAsRecorded);
    house.room().ifPresent(this::everyScreenIsRight);
  }

  private void connectionsAreAsRecorded(LiveRoom room) {
    assertEquals(0, LiveRoomProbe.unrecorded(room), "observations that wait");
    for (Seat seat : open().map(open -> open.seats().values()).orElse(List.of())) {
      assertEquals(
          seat.connectionId(),
          room.connections().stream()
              .filter(one -> one.participantId().equals(seat.participantId()))
              .map(Connection::connectionId)
              .findFirst(),
          "a connection that no socket holds");
    }
  }

  private void everyScreenIsRight(LiveRoom room) {
    if (open().isEmpty()) {
      return;
    }
    Open open = open().get();
    for (SimulatedTab tab : house.tabs()) {
      if (tab.isOpen()) {
        Seat seat = open.seatOf(tab.person().personId()).orElseThrow();
        assertTrue(
            room.connections().stream().anyMatch(one -> tab.holds(one.connectionId())),
            "an open tab that nobody knows");
        isRight(tab, room, open, seat);
        endpointOf(seat)
            .ifPresent(endpoint -> assertEquals(Optional.of(endpoint), tab.endpoint(), tab::told));
      }
    }
  }

  /// The one on the bridge; a page must know it, through whatever lines.
  private Optional<String> endpointOf(Seat seat) {
    return house.bridge().endpoints().stream()
        .filter(endpoint -> endpoint.participantId().equals(seat.participantId()))
        .map(EndpointId::value)
        .findFirst();
  }

  private static void isRight(SimulatedTab tab, LiveRoom room, Open open, Seat seat) {
    ReducedScreen screen = tab.screen();
    Instant now = room.now();
    AudienceKind audience = AudienceKind.of(seat);
    View.Shared shared = LiveRoomProbe.view(room, open, seat);
    var view = new JsonObject(MessageCodec.shared(shared));
    assertEquals(view.getString("audience"), screen.audience(), tab::told);
    assertEquals(view.getJsonObject("session"), screen.session(), tab::told);
    assertEquals(view.getJsonObject("waitingRoom"), screen.waitingRoom(), tab::told);
    if (audience != AudienceKind.WAITING) {
      Map<String, JsonObject> participants = new TreeMap<>();
      for (Object one : view.getJsonArray("participants")) {
        participants.put(((JsonObject) one).getString("participantId"), (JsonObject) one);
      }
      assertEquals(participants, screen.participants(), tab::told);
    }
    if (audience == AudienceKind.LEADS) {
      assertEquals(view.getJsonArray("waiting"), screen.waiting(), tab::told);
      assertEquals(view.getJsonArray("checkIns"), screen.checkIns(), tab::told);
      assertEquals(view.getJsonArray("expected"), screen.expected(), tab::told);
      answersAreRead(screen.checkIns(), tab);
      answersAreRead(screen.waiting(), tab);
      shared.attendance().forEach(row -> minutesAreRight(row, screen.minutes(), now));
    }
  }

  /// Whoever answered is shown with what they answered.
  private static void answersAreRead(JsonArray people, SimulatedTab tab) {
    for (Object one : people) {
      JsonObject checkIn = ((JsonObject) one).getJsonObject("checkIn");
      assertTrue(checkIn == null || checkIn.getString("need") != null, tab::told);
    }
  }

  private static void minutesAreRight(LiveMinutes row, Map<String, JsonObject> shown, Instant now) {
    JsonObject one = shown.get(row.participantId().value());
    assertTrue(one != null, () -> "no minutes of " + row);
    assertEquals(row.counting(), one.getBoolean("counting"), row::toString);
    long since = Duration.between(Instant.parse(one.getString("asOf")), now).toSeconds();
    long counted = one.getLong("qualifyingSeconds") + (row.counting() ? since : 0);
    // Less than two seconds apart when it was told last, which floors to two at most.
    assertTrue(Math.abs(row.qualifyingSeconds() - counted) <= 2, () -> row + " but shown " + one);
  }

  private Optional<Open> open() {
    return house
        .session()
        .map(LiveSession::state)
        .filter(Open.class::isInstance)
        .map(Open.class::cast);
  }
}
