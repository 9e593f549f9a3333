package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent.ScreenShareBegan;
import org.homegroup.session.SessionEvent.ScreenShareEnded;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A lead shows a screen: who is told, who is refused, and what is on record.
class ScreenShareStoryTest {

  private final LiveStory story = LiveStory.begins();
  private final TestClient rivera = story.comes(DR_RIVERA);
  private final TestClient okafor = story.comes(DR_OKAFOR);
  private final TestClient ana = story.comesIn(ANA, rivera);

  @AfterEach
  void ends() {
    story.close();
  }

  private static String code(JsonObject answer) {
    return answer.getString("code", answer.getString("type"));
  }

  /// What somebody is told next of Dr. Rivera.
  private JsonObject nextOfRivera(TestClient told) {
    return told.next(
            one ->
                one.getString("type").equals("participant-changed")
                    && one.getJsonObject("participant")
                        .getString("participantId")
                        .equals(rivera.seat()),
            "change of Dr. Rivera")
        .getJsonObject("participant");
  }

  @Test
  void everybodyThereIsToldAndItIsOnRecord() {
    TestClient chloe = story.comes(CHLOE);
    assertEquals("done", code(rivera.asks("share-screen", "on", true)));
    assertNotNull(nextOfRivera(ana).getString("sharingSince"));
    assertNotNull(nextOfRivera(okafor).getString("sharingSince"));
    assertEquals("done", code(rivera.asks("share-screen", "on", false)));
    assertNull(nextOfRivera(ana).getString("sharingSince"));
    assertFalse(chloe.settles().everything().contains("sharingSince"));
    assertEquals(1, story.recorded(ScreenShareBegan.class).size());
    assertEquals(1, story.recorded(ScreenShareEnded.class).size());
  }

  @Test
  void aSecondLeadAndAPatientAreRefused() {
    rivera.asks("share-screen", "on", true);
    assertEquals("screen-in-use", code(okafor.asks("share-screen", "on", true)));
    assertEquals("not-leading", code(ana.asks("share-screen", "on", true)));
    assertEquals(1, story.recorded(ScreenShareBegan.class).size());
  }

  @Test
  void whoComesLaterFindsItInTheSnapshot() {
    rivera.asks("share-screen", "on", true);
    TestClient chloe = story.comes(CHLOE);
    rivera.asks("admit", "participantId", chloe.seat());
    Optional<JsonObject> lead =
        chloe.next("snapshot").getJsonArray("participants").stream()
            .map(JsonObject.class::cast)
            .filter(one -> one.getString("participantId").equals(rivera.seat()))
            .findFirst();
    assertNotNull(lead.orElseThrow().getString("sharingSince"));
  }

  @Test
  void aPageThatIsLoadedAgainHasNoScreenToShow() {
    rivera.asks("share-screen", "on", true);
    nextOfRivera(ana);
    story.comes(DR_RIVERA);
    assertNull(nextOfRivera(ana).getString("sharingSince"));
    assertEquals(
        List.of(Actor.RULE),
        story.recorded(ScreenShareEnded.class).stream().map(ScreenShareEnded::by).toList());
    assertEquals("done", code(okafor.asks("share-screen", "on", true)));
  }
}
