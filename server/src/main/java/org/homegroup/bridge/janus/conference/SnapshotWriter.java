package org.homegroup.bridge.janus.conference;

import java.time.Duration;
import java.util.function.Supplier;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.adapter.ConferenceEvents;

/// Writes a conference's snapshot for a later server, shortly after a change.
final class SnapshotWriter {

  /// The delay joins the changes of participants who arrive together.
  private static final Duration WRITE_DELAY = Duration.ofMillis(20);

  private final JanusContext context;
  private final ConferenceEvents events;
  private final Supplier<JanusSnapshot> snapshot;
  private boolean scheduled;

  SnapshotWriter(JanusContext context, ConferenceEvents events, Supplier<JanusSnapshot> snapshot) {
    this.context = context;
    this.events = events;
    this.snapshot = snapshot;
  }

  void schedule() {
    if (context.settings().outlivesServer() && !events.isClosed() && !scheduled) {
      scheduled = true;
      context
          .vertx()
          .setTimer(
              WRITE_DELAY.toMillis(),
              _ -> {
                scheduled = false;
                if (!events.isClosed()) {
                  events.accept(new ConferenceEvent.SnapshotChanged(snapshot.get().toJson()));
                }
              });
    }
  }
}
