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

/// What a conference does on every kind of bridge: hands what it is asked to its endpoints, until
/// it is over. Confined to the bridge's context.
public abstract class EndpointConference<E extends Endpoint> implements Conference {

  protected final ConferenceEvents events;
  protected final Endpoints<E> endpoints;

  protected EndpointConference(Consumer<ConferenceEvent> consumer) {
    this.events = new ConferenceEvents(consumer);
    this.endpoints = new Endpoints<>(events, this::updateSubscriptions, this::snapshotChanged);
  }

  /// Brings one endpoint to what the others send now.
  protected abstract void updateSubscriptions(E endpoint);

  /// What a later server would need to know has changed.
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
