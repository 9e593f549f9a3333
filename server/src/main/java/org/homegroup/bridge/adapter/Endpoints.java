package org.homegroup.bridge.adapter;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The endpoints of a conference in the order of their arrival. Implements the calls of
/// [Conference] that are the same on every bridge. An endpoint that was cut stays in the list until
/// the bridge has confirmed it. Confined to the bridge's context.
public final class Endpoints<E extends Endpoint> {

  private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

  private final ConferenceEvents events;
  private final Consumer<E> updateSubscriptions;
  private final Runnable snapshotChanged;
  private final Map<EndpointId, E> endpoints = new LinkedHashMap<>();

  /// @param updateSubscriptions updates one endpoint to what the others send now
  /// @param snapshotChanged runs when the state that a later server needs has changed
  public Endpoints(
      ConferenceEvents events, Consumer<E> updateSubscriptions, Runnable snapshotChanged) {
    this.events = events;
    this.updateSubscriptions = updateSubscriptions;
    this.snapshotChanged = snapshotChanged;
  }

  /// Creates and opens an endpoint, unless its id exists already or the conference is closed.
  public Future<Void> add(EndpointId id, Supplier<E> factory) {
    if (events.isClosed()) {
      return Future.failedFuture(new BridgeFailure.Unreachable("the conference is gone"));
    }
    if (endpoints.containsKey(id)) {
      return Future.failedFuture(new BridgeFailure.Refused(0, "the endpoint is there already"));
    }
    E endpoint = factory.get();
    put(endpoint);
    return endpoint
        .open()
        .onSuccess(_ -> updateSubscriptions.accept(endpoint))
        .onFailure(_ -> remove(id));
  }

  public Future<Void> remove(EndpointId id) {
    return get(id).map(this::cut).orElse(Future.succeededFuture());
  }

  private Future<Void> cut(E endpoint) {
    Future<Void> closed = endpoint.close();
    updateAllSubscriptions();
    snapshotChanged.run();
    return closed.onSuccess(_ -> delete(endpoint));
  }

  public Future<Void> mute(EndpointId id, Set<MediaKind> muted) {
    return get(id)
        .map(endpoint -> endpoint.mute(muted))
        .orElseGet(() -> Future.failedFuture(new BridgeFailure.Overtaken("the mute")));
  }

  public void setReceiverConstraints(EndpointId id, ReceiverConstraints constraints) {
    get(id).ifPresent(endpoint -> endpoint.setReceiverConstraints(constraints));
  }

  public void receive(EndpointId id, MediaSignal signal) {
    get(id).ifPresent(endpoint -> endpoint.receive(signal));
  }

  /// Called when the endpoint is dead on the bridge and has cut itself.
  public void failed(E endpoint, String reason) {
    LOG.info("Endpoint {} failed: {}", endpoint.id(), reason);
    updateAllSubscriptions();
    snapshotChanged.run();
    events.accept(new ConferenceEvent.EndpointFailed(endpoint.id(), reason));
  }

  /// Updates every endpoint. Called when a participant's media becomes available or unavailable.
  public void updateAllSubscriptions() {
    all().forEach(updateSubscriptions);
  }

  /// Returns the endpoints of the other participants.
  public Stream<E> others(E endpoint) {
    return endpoints.values().stream()
        .filter(each -> !each.id().participantId().equals(endpoint.id().participantId()));
  }

  public Optional<E> get(EndpointId id) {
    return Optional.ofNullable(endpoints.get(id));
  }

  public Optional<E> find(Predicate<E> wanted) {
    return endpoints.values().stream().filter(wanted).findFirst();
  }

  /// Returns a copy, because actions on an endpoint may change the list.
  public List<E> all() {
    return List.copyOf(endpoints.values());
  }

  public int size() {
    return endpoints.size();
  }

  /// Adds an endpoint that is open already.
  public void put(E endpoint) {
    endpoints.put(endpoint.id(), endpoint);
  }

  public void delete(E endpoint) {
    endpoints.remove(endpoint.id(), endpoint);
  }

  public void clear() {
    endpoints.clear();
  }
}
