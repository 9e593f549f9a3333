package org.homegroup.bridge.adapter;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;

/// What a conference tells its listener, until it is over: then it is silent. Confined to the
/// bridge's context.
public final class ConferenceEvents {

  private final ConferenceListener listener;
  private boolean over;

  public ConferenceEvents(ConferenceListener listener) {
    this.listener = listener;
  }

  public boolean isOver() {
    return over;
  }

  /// The conference is over from now on. Returns whether it was not before.
  public boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  /// The last word, of who ended it with [#end] and was the first.
  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    listener.lost(failure, lastMediaAt);
  }

  public void remember(JsonObject document) {
    if (!over) {
      listener.remember(document);
    }
  }

  public void signal(EndpointId endpointId, MediaSignal signal) {
    if (!over) {
      listener.signal(endpointId, signal);
    }
  }

  public void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    if (!over) {
      listener.media(endpointId, kind, up, at);
    }
  }

  public void speaking(EndpointId endpointId, boolean speaking) {
    if (!over) {
      listener.speaking(endpointId, speaking);
    }
  }

  public void endpointFailed(EndpointId endpointId, String reason) {
    if (!over) {
      listener.endpointFailed(endpointId, reason);
    }
  }
}
