package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homegroup.bridge.EndpointId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent.BreakStarted;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A journal that is slow, away, or ahead of this node: a change that is not recorded did not
/// happen.
class JournalTroubleTest {

  private final LiveStory story = LiveStory.begins();
  private TestClient lead;
  private TestClient ana;

  @BeforeEach
  void aGroup() {
    lead = story.comes(DR_RIVERA);
    ana = story.comesIn(ANA, lead);
    lead.rest();
    ana.rest();
  }

  @AfterEach
  void ends() {
    story.close();
  }

  @Test
  void aCommandThatCouldNotBeRecordedIsRefusedToldToNobodyAndCanBeSentAgain() {
    var start = new JsonObject().put("type", "start").put("id", "s");
    story.journal.failNextAppend();
    JsonObject refused = lead.says(start).answer("s");

    assertEquals("unavailable", refused.getString("code"));
    assertEquals(List.of(), ana.rest());
    assertEquals(List.of(), lead.rest());
    assertEquals("done", lead.says(start).answer("s").getString("type"));
    assertEquals(List.of("session-changed"), TestClient.types(ana.rest()));
  }

  @Test
  void aCommandThatWasRecordedWithoutOurKnowingIsFoundWhenItIsSentAgain() {
    var start = new JsonObject().put("type", "start").put("id", "s");
    story.journal.loseNextAnswer();
    assertEquals("unavailable", lead.says(start).answer("s").getString("code"));
    assertEquals("done", lead.says(start).answer("s").getString("type"));

    assertEquals(1, story.recorded(SessionStarted.class).size());
    assertEquals(List.of("session-changed"), TestClient.types(ana.rest()));
  }

  @Test
  void whenSomebodyElseWroteFirstTheCommandIsDecidedAgain() {
    story.journal.overtakeNextAppend(
        SessionStory.SESSION,
        List.of(
            new SessionStarted(Actor.of(new ParticipantId(lead.seat())), story.time.instant()),
            new BreakStarted(Actor.of(new ParticipantId(lead.seat())), story.time.instant())));
    assertEquals("done", lead.asks("start").getString("type"));

    assertEquals(1, story.recorded(SessionStarted.class).size());
    JsonObject session = ana.next("session-changed").getJsonObject("session");
    assertEquals("on-break", session.getString("phase"));
  }

  @Test
  void whoLeftAndIsBackBeforeWeKnewIsShownAsTheyAreNow() {
    ana.says(new JsonObject().put("type", "sending").put("audio", false).put("video", true));
    lead.next("sending-changed");
    var id = new ParticipantId(ana.seat());
    var now = story.time.instant();
    story.journal.overtakeNextAppend(
        SessionStory.SESSION,
        List.of(
            new ParticipantLeft(id, LeaveReason.LEFT, Actor.of(id), now, now),
            new ParticipantArrived(id, ANA.personId(), Role.PATIENT, false, now),
            new ParticipantAdmitted(id, Actor.of(new ParticipantId(lead.seat())), now),
            new ConnectionUp(id, new ConnectionId("c-another"), Device.COMPUTER, now)));
    assertEquals("done", lead.asks("start").getString("type"));

    JsonObject shown = lead.next("participant-changed").getJsonObject("participant");
    assertEquals(id.value(), shown.getString("participantId"));
    assertFalse(shown.getJsonObject("sending").getBoolean("video"));
  }

  @Test
  void somebodyWhoseComingCouldNotBeRecordedIsToldSoAndTriesAgain() {
    story.journal.failNextAppend();
    TestClient ben = story.connects();
    ben.says(TestClient.hello(BEN));
    assertEquals("unavailable", ben.next("rejected").getString("code"));
    assertEquals(4020, ben.closeCode());
    story.comes(BEN);
  }

  @Test
  void moreThanCanWaitIsRefusedAsBusy() {
    try (LiveStory busy = LiveStory.begins("homegroup.signaling.burst", 100_000)) {
      TestClient crowd = busy.comes(DR_RIVERA);
      busy.journal.holdAppends();
      List<String> asked = new ArrayList<>();
      for (int i = 0; i < 700; i++) {
        asked.add(crowd.sends(i % 2 == 0 ? "raise-hand" : "lower-hand"));
      }
      assertEquals("busy", crowd.answer(asked.getLast()).getString("code"));
      busy.journal.releaseAppends();
      assertEquals("done", crowd.answer(asked.get(500)).getString("type"));
      assertTrue(busy.recorded(HandRaised.class).size() > 100);
    }
  }

  @Test
  void aLineThatWasLostWhileTheJournalWasAwayIsRecordedLater() {
    var firstTry = story.journal.failNextAppend();
    var secondTry = story.journal.failNextAppend();
    var lastHeard = story.time.instant();
    ana.losesTheLine();
    AwaitCondition.of(firstTry);
    lead.settles();
    story.advance(Duration.ofSeconds(1));
    lead.says("{\"type\":\"pong\"}").settles();
    AwaitCondition.of(secondTry);
    lead.settles();
    assertEquals(0, story.recorded(ConnectionLost.class).size());
    story.advance(Duration.ofSeconds(1));
    lead.next("participant-changed");

    assertEquals(lastHeard, story.recorded(ConnectionLost.class).getFirst().lastSeenAt());
  }

  @Test
  void mediaThatEndedBeforeItsBeginningCouldBeRecordedIsRecordedInOrder() {
    EndpointId endpoint = endpointOf(ana);
    story.journal.failNextAppend();
    media(endpoint, true);
    lead.settles();
    media(endpoint, false);
    lead.settles();
    assertEquals(0, story.recorded(MediaUp.class).size());
    story.advance(Duration.ofSeconds(1));
    lead.settles();

    assertEquals(1, story.recorded(MediaUp.class).size());
    assertEquals(1, story.recorded(MediaDown.class).size());
    assertTrue(
        lead.rest().getLast().encode().contains("\"media\":{\"audio\":false,\"video\":false}"));
  }

  private EndpointId endpointOf(TestClient client) {
    List<EndpointId> found = new ArrayList<>();
    story.time.onLoop(
        () ->
            story.bridge.endpoints().stream()
                .filter(one -> one.participantId().value().equals(client.seat()))
                .forEach(found::add));
    return found.getFirst();
  }

  private void media(EndpointId endpoint, boolean up) {
    story.time.onLoop(() -> story.bridge.conference().media(endpoint, MediaKind.AUDIO, up));
  }
}
