package org.homegroup.bridge.adapter;

import java.time.Instant;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;

/// Passes a conference's events to its consumer until the conference is closed or lost. Confined to
/// the bridge's context.
public final class ConferenceEvents implements Consumer<ConferenceEvent> {

  private final Consumer<ConferenceEvent> consumer;
  private boolean closed;

  ConferenceEvents(Consumer<ConferenceEvent> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void accept(ConferenceEvent event) {
    if (!closed) {
      consumer.accept(event);
    }
  }

  public boolean isClosed() {
    return closed;
  }

  /// Drops all later events. Returns whether this was the first call.
  public boolean end() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  /// Passes the last event. Call once, after [#end] returned true.
  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    consumer.accept(new ConferenceEvent.Lost(failure, lastMediaAt));
  }
}
