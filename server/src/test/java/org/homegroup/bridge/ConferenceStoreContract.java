package org.homegroup.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.homegroup.id.SessionId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The behavior of every [ConferenceStore].
public abstract class ConferenceStoreContract {

  private final SessionId session = SessionId.random();
  private final ConferenceId group = ConferenceId.group(session);
  private final ConferenceId aside = new ConferenceId(session, "room-2");

  /// The memory of this server.
  protected abstract ConferenceStore memory();

  /// The memory of the server after it, once everything that this one noted is written.
  protected abstract ConferenceStore later();

  @Test
  @DisplayName("knows nothing of a conference of which nothing was noted")
  void empty() {
    assertEquals(Optional.empty(), await(memory().find(group)));
    memory().delete(group);
    assertEquals(Optional.empty(), await(later().find(group)));
  }

  @Test
  @DisplayName("gives back the newest document, to this server and the next, as it was")
  void remembers() {
    JsonObject document =
        new JsonObject()
            .put("number", Long.MAX_VALUE)
            .put("text", "ü \" \\ '")
            .put("list", new JsonArray().add(1).add(new JsonObject().put("a", true)));
    memory().save(group, new JsonObject().put("old", true));
    memory().save(group, document);
    assertEquals(Optional.of(document), await(memory().find(group)));
    assertEquals(Optional.of(document), await(later().find(group)));
    memory().save(group, new JsonObject());
    assertEquals(Optional.of(new JsonObject()), await(later().find(group)));
  }

  @Test
  @DisplayName("keeps the conferences of a session apart")
  void apart() {
    memory().save(group, new JsonObject().put("place", 1));
    memory().save(aside, new JsonObject().put("place", 2));
    assertTrue(await(memory().ids()).containsAll(List.of(group, aside)));
    assertTrue(await(later().ids()).containsAll(List.of(group, aside)));
    memory().delete(group);
    assertFalse(await(memory().ids()).contains(group));
    assertEquals(Optional.empty(), await(memory().find(group)));
    ConferenceStore next = later();
    assertEquals(Optional.empty(), await(next.find(group)));
    assertEquals(Optional.of(2), await(next.find(aside)).map(it -> it.getInteger("place")));
    assertFalse(await(next.ids()).contains(group));
  }

  @Test
  @DisplayName("remembers what comes after it was told to forget")
  void again() {
    memory().save(group, new JsonObject().put("turn", 1));
    memory().delete(group);
    memory().save(group, new JsonObject().put("turn", 2));
    assertEquals(Optional.of(2), await(later().find(group)).map(it -> it.getInteger("turn")));
  }

  protected static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
