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
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conference on a member of the pool: passes everything on, both ways, and counts. Whatever the
/// bridge does, its listener hears of the loss exactly once.
///
/// A bridge that is well may still let nobody in (a Videobridge that shuts down makes no
/// conference, and its conferences are made with their first endpoint). Then this one is lost, so
/// that it is opened on another.
final class PooledConference implements Conference, Consumer<ConferenceEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(PooledConference.class);

  /// So often nobody could be added, one after the other, before another bridge is tried.
  private static final int REFUSALS_MAX = 3;

  private final ConferenceId id;
  private final PoolMember station;
  private final Consumer<ConferenceEvent> consumer;
  private final InstantSource clock;
  private final BooleanSupplier elsewhere;
  private final Set<EndpointId> endpoints = new HashSet<>();
  private final Set<EndpointId> present = new HashSet<>();
  private Conference inner;
  private int refusals;
  private Optional<Instant> overSince = Optional.empty();

  /// @param elsewhere whether there is another bridge that may do better
  PooledConference(
      ConferenceId id,
      PoolMember station,
      Consumer<ConferenceEvent> consumer,
      InstantSource clock,
      BooleanSupplier elsewhere) {
    this.id = id;
    this.station = station;
    this.consumer = consumer;
    this.clock = clock;
    this.elsewhere = elsewhere;
    station.enter(this);
  }

  ConferenceId id() {
    return id;
  }

  PoolMember station() {
    return station;
  }

  int endpoints() {
    return endpoints.size();
  }

  /// Whether this conference has been over since before `moment`.
  boolean overBefore(Instant moment) {
    return overSince.filter(moment::isAfter).isPresent();
  }

  @Override
  public List<LivingEndpoint> living() {
    return inner.living();
  }

  /// The bridge made it. Fails when the bridge has died since.
  Future<Conference> opened(Conference made) {
    if (overSince.isPresent()) {
      made.close();
      return Future.failedFuture(new BridgeFailure.Unreachable("the bridge died meanwhile"));
    }
    inner = made;
    made.living().forEach(each -> endpoints.add(each.id()));
    present.addAll(endpoints);
    return Future.succeededFuture(this);
  }

  /// It came to nothing, or is no more.
  void over() {
    if (overSince.isEmpty()) {
      overSince = Optional.of(clock.instant());
      endpoints.clear();
      present.clear();
      station.leave(this);
    }
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    if (overSince.isEmpty() && endpoints.add(endpointId)) {
      station.joined(clock.instant());
    }
    return inner
        .add(endpointId, muted)
        .onSuccess(_ -> added(endpointId))
        .onFailure(failure -> notAdded(endpointId, failure));
  }

  private void added(EndpointId endpointId) {
    refusals = 0;
    if (endpoints.contains(endpointId)) {
      present.add(endpointId);
    }
  }

  private void notAdded(EndpointId endpointId, Throwable failure) {
    endpoints.remove(endpointId);
    if (failure instanceof BridgeFailure.Overtaken || !present.isEmpty()) {
      return;
    }
    refusals++;
    if (overSince.isEmpty() && refusals >= REFUSALS_MAX && elsewhere.getAsBoolean()) {
      LOG.warn("Bridge {} lets nobody into {}: {}", station.name(), id, failure.getMessage());
      Instant now = clock.instant();
      station.failed(now);
      inner.close();
      lost(new ConferenceEvent.Lost(new BridgeFailure.Refused(0, "nobody is let in"), now));
    }
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    endpoints.remove(endpointId);
    present.remove(endpointId);
    return inner.remove(endpointId);
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    return inner.mute(endpointId, muted);
  }

  @Override
  public void show(EndpointId endpointId, ReceiverConstraints wishes) {
    inner.show(endpointId, wishes);
  }

  @Override
  public void screen(EndpointId endpointId, boolean screen) {
    inner.screen(endpointId, screen);
  }

  @Override
  public void receive(EndpointId endpointId, MediaSignal signal) {
    inner.receive(endpointId, signal);
  }

  @Override
  public Future<Void> close() {
    over();
    return inner.close();
  }

  /// Before [#opened] the caller learns of a loss from the failed opening instead.
  @Override
  public void accept(ConferenceEvent event) {
    switch (event) {
      case ConferenceEvent.SnapshotChanged it when overSince.isEmpty() ->
          consumer.accept(
              new ConferenceEvent.SnapshotChanged(PoolSnapshot.of(station.name(), it.snapshot())));
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
    if (overSince.isPresent()) {
      return;
    }
    over();
    if (inner != null) {
      consumer.accept(event);
    }
  }
}
