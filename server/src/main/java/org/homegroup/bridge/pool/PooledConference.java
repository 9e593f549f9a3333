package org.homegroup.bridge.pool;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conference on a member of the pool. Passes calls and events on, and counts endpoints. Its
/// consumer gets the loss exactly once, whatever the bridge does.
///
/// A bridge that is up may still refuse all endpoints; a Videobridge that shuts down does. After
/// some refusals this conference is lost, so that it is opened on another bridge.
final class PooledConference implements Conference, Consumer<ConferenceEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(PooledConference.class);

  /// The number of consecutive failed additions after which another bridge is tried.
  private static final int REFUSALS_MAX = 3;

  private final ConferenceId id;
  private final PoolMember member;
  private final Consumer<ConferenceEvent> consumer;
  private final InstantSource clock;
  private final BooleanSupplier betterBridgeExists;
  private final Set<EndpointId> endpoints = new HashSet<>();
  private final Set<EndpointId> added = new HashSet<>();
  private Conference conference;
  private int refusals;
  private Optional<Instant> closedAt = Optional.empty();

  /// @param betterBridgeExists returns true if another bridge may accept the endpoints
  PooledConference(
      ConferenceId id,
      PoolMember member,
      Consumer<ConferenceEvent> consumer,
      InstantSource clock,
      BooleanSupplier betterBridgeExists) {
    this.id = id;
    this.member = member;
    this.consumer = consumer;
    this.clock = clock;
    this.betterBridgeExists = betterBridgeExists;
    member.add(this);
  }

  ConferenceId id() {
    return id;
  }

  PoolMember member() {
    return member;
  }

  int endpoints() {
    return endpoints.size();
  }

  /// Returns true if this conference was closed before `moment`.
  boolean closedBefore(Instant moment) {
    return closedAt.filter(moment::isAfter).isPresent();
  }

  @Override
  public List<AdoptedEndpoint> adopted() {
    return conference.adopted();
  }

  /// Called with the conference that the member opened. Fails if the member has died meanwhile.
  Future<Conference> opened(Conference made) {
    if (closedAt.isPresent()) {
      made.close();
      return Future.failedFuture(new BridgeFailure.Unreachable("the bridge died meanwhile"));
    }
    conference = made;
    made.adopted().forEach(each -> endpoints.add(each.id()));
    added.addAll(endpoints);
    return Future.succeededFuture(this);
  }

  /// Marks the conference as closed, lost or never opened.
  void markClosed() {
    if (closedAt.isEmpty()) {
      closedAt = Optional.of(clock.instant());
      endpoints.clear();
      added.clear();
      member.remove(this);
    }
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    if (closedAt.isEmpty() && endpoints.add(endpointId)) {
      member.endpointAdded(clock.instant());
    }
    return conference
        .add(endpointId, muted)
        .onSuccess(_ -> added(endpointId))
        .onFailure(failure -> notAdded(endpointId, failure));
  }

  private void added(EndpointId endpointId) {
    refusals = 0;
    if (endpoints.contains(endpointId)) {
      added.add(endpointId);
    }
  }

  private void notAdded(EndpointId endpointId, Throwable failure) {
    endpoints.remove(endpointId);
    if (failure instanceof BridgeFailure.Overtaken || !added.isEmpty()) {
      return;
    }
    refusals++;
    if (closedAt.isEmpty() && refusals >= REFUSALS_MAX && betterBridgeExists.getAsBoolean()) {
      LOG.warn(
          "Bridge {} refuses all endpoints of {}: {}", member.name(), id, failure.getMessage());
      Instant now = clock.instant();
      member.failed(now);
      conference.close();
      lost(
          new ConferenceEvent.Lost(new BridgeFailure.Refused(0, "all endpoints are refused"), now));
    }
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    endpoints.remove(endpointId);
    added.remove(endpointId);
    return conference.remove(endpointId);
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    return conference.mute(endpointId, muted);
  }

  @Override
  public void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints) {
    conference.setReceiverConstraints(endpointId, constraints);
  }

  @Override
  public void setScreenShare(EndpointId endpointId, boolean screen) {
    conference.setScreenShare(endpointId, screen);
  }

  @Override
  public void receive(EndpointId endpointId, MediaSignal signal) {
    conference.receive(endpointId, signal);
  }

  @Override
  public Future<Void> close() {
    markClosed();
    return conference.close();
  }

  /// Handles the member's events. A loss before [#opened] is reported by the failed opening
  /// instead.
  @Override
  public void accept(ConferenceEvent event) {
    switch (event) {
      case ConferenceEvent.SnapshotChanged it when closedAt.isEmpty() ->
          consumer.accept(
              new ConferenceEvent.SnapshotChanged(PoolSnapshot.of(member.name(), it.snapshot())));
      case ConferenceEvent.SnapshotChanged _ -> {}
      case ConferenceEvent.Lost it -> lost(it);
      case ConferenceEvent.Signal _,
          ConferenceEvent.MediaChanged _,
          ConferenceEvent.SpeakingChanged _,
          ConferenceEvent.EndpointFailed _ ->
          consumer.accept(event);
    }
  }

  void lost(ConferenceEvent.Lost event) {
    if (closedAt.isPresent()) {
      return;
    }
    markClosed();
    if (conference != null) {
      consumer.accept(event);
    }
  }
}
