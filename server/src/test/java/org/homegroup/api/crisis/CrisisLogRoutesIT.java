package org.homegroup.api.crisis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The log of a crisis, while it is open and afterwards.
class CrisisLogRoutesIT extends CrisisOverHttp {

  @Test
  void whatIsWrittenAfterwardsHasItsTrueTimeAndSaysSo() throws Exception {
    raised();
    note("dr-rivera", "called-local", "They are on the way.");
    closes();
    clock.advance(Duration.ofHours(2));
    JsonObject late = json(note("dr-rivera", "note", "She wrote that she is home."));
    assertEquals(
        new JsonObject()
            .put("step", "note")
            .put("text", "She wrote that she is home.")
            .put("by", "Dr. Elena Rivera")
            .put("at", "2026-11-24T20:10:11.000Z")
            .put("late", true),
        late);
    JsonArray log = json(get("sato", CRISIS)).getJsonArray("log");
    assertFalse(log.getJsonObject(0).getBoolean("late"));
    assertEquals(late, log.getJsonObject(1));
  }

  @Test
  void aNoteThatCannotBeReadIsRefusedWithAPointerAndNotQuoted() throws Exception {
    raised();
    Map<String, String> pointers =
        Map.of(
            "{\"step\":\"danced\"}",
            "/step",
            "{\"text\":\"Willow\"}",
            "/step",
            "{\"step\":7}",
            "/step",
            "{\"step\":\"note\"}",
            "/text",
            "{\"step\":\"note\",\"text\":\"  \"}",
            "/text",
            "{\"step\":\"note\",\"text\":7}",
            "/text",
            "{\"step\":\"note\",\"text\":\"" + "W".repeat(2001) + "\"}",
            "/text",
            "{\"step\":\"stayed\",\"text\":\"\\ud800\"}",
            "/text");
    for (var one : pointers.entrySet()) {
      clock.advance(Duration.ofSeconds(1));
      HttpResponse<String> refused = post("dr-rivera", CRISIS, one.getKey());
      assertEquals("malformed", code(refused), one.getKey());
      assertEquals(one.getValue(), json(refused).getString("pointer"), one.getKey());
      assertFalse(refused.body().contains("Willow"), refused::body);
    }
    for (String body : List.of("", "[]", "{", "{\"step\":\"stayed\",\"at\":\"now\"}")) {
      clock.advance(Duration.ofSeconds(1));
      assertEquals("malformed", code(post("dr-rivera", CRISIS, body)), body);
    }
    clock.advance(Duration.ofSeconds(1));
    assertEquals("too-large", code(post("dr-rivera", CRISIS, "x".repeat(2_000_000))));
    assertEquals(200, note("dr-rivera", "note", "W".repeat(2000)).statusCode());
    assertEquals("1", text("select count(*)::text from crisis_note"));
    assertTrue(metrics.scrape().contains("limit=\"crisis-note\"} 4.0"), metrics.scrape());
  }

  @Test
  void aPageInALoopIsStopped() throws Exception {
    raised();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, note("dr-rivera", "stayed", null).statusCode());
    }
    HttpResponse<String> refused = note("dr-rivera", "stayed", null);
    assertEquals("too-many-requests", code(refused));
    assertEquals("5", refused.headers().firstValue("retry-after").orElseThrow());
    assertTrue(metrics.scrape().contains("limit=\"crisis-note-rate\"} 1.0"));
    assertEquals(200, note("sato", "called-patient", null).statusCode(), "each has their own");
    clock.advance(Duration.ofSeconds(5));
    assertEquals(200, note("dr-rivera", "stayed", null).statusCode());
  }
}
