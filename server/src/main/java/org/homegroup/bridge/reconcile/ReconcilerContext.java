package org.homegroup.bridge.reconcile;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.platform.loop.Timers;

/// What the keeping of one conference is for, and what it needs. Conferences of the same session
/// count their endpoints and know their browsers together.
record ReconcilerContext(
    ConferenceId id,
    Consumer<MediaEvent> consumer,
    ConferenceStore memory,
    Timers timers,
    InstantSource clock,
    Attempts attempts,
    ConstraintsByParticipant wishes) {

  Instant now() {
    return clock.instant();
  }

  void publish(MediaEvent event) {
    consumer.accept(event);
  }

  void remember(JsonObject document) {
    memory.remember(id, document);
  }

  void forget() {
    memory.forget(id);
  }
}
