package org.homegroup.signaling;

import static org.homegroup.testing.People.ANA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homegroup.signaling.story.LiveStory;
import org.homegroup.signaling.story.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that speak another version of the protocol: each is told to load again, in the form that
/// pages of protocol 1 can read.
class OtherProtocolTest {

  private static final Path FORMER = Path.of("src/test/resources/protocol/former");

  private final LiveStory story = LiveStory.begins();

  @AfterEach
  void ends() {
    story.close();
  }

  /// The files are the first messages as pages of protocol 1 send them.
  @ParameterizedTest
  @ValueSource(strings = {"hello", "check"})
  void aPageOfProtocolOneIsToldToLoadAgain(String type) throws Exception {
    assertRefused(type, Files.readString(FORMER.resolve(type + ".v1.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"hello\",\"protocol\":3,\"credentials\":{\"passkey\":[1,2]}}",
        "{\"protocol\":\"2.1\",\"type\":\"hello\"}",
        "{\"protocol\":2.5,\"type\":\"hello\",\"token\":7}"
      })
  void soIsAPageOfTheFutureWhateverItSays(String first) {
    assertRefused("hello", first);
  }

  @Test
  void aTypeThatIsNoneIsNotRepeated() {
    for (String type : new String[] {"x".repeat(200), ""}) {
      JsonObject first = new JsonObject().put("type", type).put("protocol", 9);
      JsonObject rejected = story.connects().says(first.encode()).next();
      assertEquals(
          new JsonObject().put("type", "rejected").put("code", "protocol-version"), rejected);
    }
  }

  @Test
  void aMessageOfOursThatNamesAVersionInPassingIsReadAsEver() {
    TestClient ana = story.connects();
    ana.says("{\"type\":\"hello\",\"protocol\":null}");
    assertEquals("malformed", ana.next().getString("code"));
    ana.arrives(ANA);
    ana.says("{\"type\":\"pong\",\"protocol\":1}");
    assertEquals("malformed", ana.next("rejected").getString("code"));
  }

  private void assertRefused(String type, String first) {
    TestClient page = story.connects().says(first);
    assertEquals(
        new JsonObject().put("type", "rejected").put("re", type).put("code", "protocol-version"),
        page.next());
    assertEquals(4012, page.closeCode());
  }
}
