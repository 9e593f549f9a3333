package org.homegroup.bridge;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import org.homegroup.loop.Timers;

/// What the keeping of one conference is for, and what it needs. Conferences of the same session
/// count their endpoints and know their browsers together.
record ReconcilerSite(
    ConferenceId id,
    ReconcilerListener listener,
    ConferenceMemory memory,
    Timers timers,
    InstantSource clock,
    Attempts attempts,
    Wishes wishes) {

  Instant now() {
    return clock.instant();
  }

  void remember(JsonObject document) {
    memory.remember(id, document);
  }

  void forget() {
    memory.forget(id);
  }
}
