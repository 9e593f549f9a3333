package org.homegroup.bridge.reconcile;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.platform.loop.Timers;

/// The dependencies of the reconciler of one conference. All conferences of a session share the id
/// allocator and the receiver constraints.
record ReconcilerContext(
    ConferenceId id,
    Consumer<MediaEvent> consumer,
    ConferenceStore store,
    Timers timers,
    InstantSource clock,
    EndpointIdAllocator ids,
    ConstraintsByParticipant constraints) {

  Instant now() {
    return clock.instant();
  }

  void publish(MediaEvent event) {
    consumer.accept(event);
  }

  void saveSnapshot(JsonObject document) {
    store.save(id, document);
  }

  void deleteSnapshot() {
    store.delete(id);
  }
}
