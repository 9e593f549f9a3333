package org.homegroup.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.platform.loop.Loop;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.InMemoryLivenessStore;
import org.homegroup.testing.InMemoryReadModels;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Recovery of what a dead server left behind.
class RecoveryTest {

  private static final SessionId BROKEN = new SessionId("5e551000-0000-4000-8000-00000000000b");

  private final Vertx vertx = Vertx.vertx();
  private final TestClock clock = new TestClock("2026-11-21T23:10:00Z");
  private final InMemoryJournal journal = new InMemoryJournal(clock);
  private final Context loop = vertx.getOrCreateContext();
  private final LiveSessions sessions = new LiveSessions(journal, clock, Loop.of(loop));

  @AfterEach
  void ends() {
    AwaitCondition.of(vertx.close());
  }

  @Test
  void aSessionThatCannotBeReadKeepsNoOtherFromGoingOn() {
    SessionStory story = SessionStory.open().arrives(People.DR_RIVERA);
    AwaitCondition.of(journal.append(SessionStory.SESSION, 0, story.events()));
    SessionEvent impossible = new SessionEvent.SessionStarted(Actor.CLOCK, Instant.EPOCH);
    AwaitCondition.of(journal.append(BROKEN, 0, List.of(impossible)));

    var readModels = new InMemoryReadModels(journal);
    int closed =
        onLoop(
            () ->
                new Recovery(readModels::openSessions, new InMemoryLivenessStore(), sessions)
                    .run());

    assertEquals(1, closed);
    assertTrue(sessions.find(SessionStory.SESSION).isPresent());
    Throwable why = onLoop(() -> sessions.open(BROKEN).map((Throwable) null).otherwise(it -> it));
    var failure = assertInstanceOf(CorruptEntry.class, why);
    assertEquals(BROKEN, failure.sessionId());
    assertEquals(1, failure.version());
  }

  /// Runs on the sessions' loop; no other thread may touch them.
  private <T> T onLoop(Supplier<Future<T>> task) {
    return AwaitCondition.of(
        Future.future(done -> loop.runOnContext(_ -> task.get().onComplete(done))));
  }
}
