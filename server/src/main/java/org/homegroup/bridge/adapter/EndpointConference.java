package org.homegroup.bridge.adapter;

import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;

/// The part of a conference that is the same on every kind of bridge: it passes calls on to its
/// endpoints until it is closed. Confined to the bridge's context.
public abstract class EndpointConference<E extends Endpoint> implements Conference {

  protected final ConferenceEvents events;
  protected final Endpoints<E> endpoints;

  protected EndpointConference(Consumer<ConferenceEvent> consumer) {
    this.events = new ConferenceEvents(consumer);
    this.endpoints = new Endpoints<>(events, this::updateSubscriptions, this::snapshotChanged);
  }

  /// Updates the subscriptions of one endpoint to what the others send now.
  protected abstract void updateSubscriptions(E endpoint);

  /// Called when the state that a later server needs has changed.
  protected abstract void snapshotChanged();

  public boolean isClosed() {
    return events.isClosed();
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    return endpoints.remove(endpointId);
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    return endpoints.mute(endpointId, muted);
  }

  @Override
  public void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints) {
    endpoints.setReceiverConstraints(endpointId, constraints);
  }

  @Override
  public void setScreenShare(EndpointId endpointId, boolean screen) {
    endpoints.get(endpointId).ifPresent(endpoint -> endpoint.setScreenShare(screen));
  }

  @Override
  public void receive(EndpointId endpointId, MediaSignal signal) {
    endpoints.receive(endpointId, signal);
  }

  public void failed(E endpoint, String reason) {
    endpoints.failed(endpoint, reason);
  }
}
