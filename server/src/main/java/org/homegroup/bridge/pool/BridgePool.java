package org.homegroup.bridge.pool;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All bridges as one. Each conference is opened on the member that [BridgeSelector] names; when
// that
/// member dies its conferences are lost, and the reconcilers, which know nothing of members, open
/// them again on another. Used on the context on which [#start] was called.
public final class BridgePool implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(BridgePool.class);
  private static final Duration ASK_EVERY = Duration.ofSeconds(5);

  /// A group that was alone on a break comes back to where it was.
  private static final Duration STAYS = Duration.ofMinutes(10);

  private final List<PoolMember> stations;
  private final Function<SessionId, Future<Optional<String>>> regionOf;
  private final InstantSource clock;
  private final boolean regionsDiffer;
  private final Map<ConferenceId, PooledConference> places = new HashMap<>();
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private Runnable stopAsking = () -> {};
  private boolean announced;
  private long refusals;

  /// @param regionOf where a session's people are; asked only if the members' regions differ
  public BridgePool(
      List<BridgeMember> members,
      Function<SessionId, Future<Optional<String>>> regionOf,
      InstantSource clock) {
    this.stations = members.stream().map(PoolMember::new).toList();
    this.regionOf = regionOf;
    this.clock = clock;
    this.regionsDiffer = members.stream().map(BridgeMember::region).distinct().count() > 1;
  }

  /// Begins to listen to the members and to ask them for their load.
  public BridgePool start(Timers timers) {
    announced = anyUp();
    for (PoolMember station : stations) {
      station.bridge().onAvailability(up -> availability(station, up));
      station.poll();
    }
    stopAsking = timers.every(ASK_EVERY, this::lookAround);
    return this;
  }

  private void lookAround() {
    stations.forEach(PoolMember::poll);
    Instant forgotten = clock.instant().minus(STAYS);
    places.values().removeIf(place -> place.overBefore(forgotten));
  }

  /// A member's own word about each conference comes first, because it knows when media last came;
  /// what it said nothing about is lost now.
  private void availability(PoolMember station, boolean up) {
    station.up(up);
    if (up) {
      LOG.info("Bridge {} can be used", station.name());
      station.poll();
    } else {
      Instant now = clock.instant();
      LOG.warn("Bridge {} is gone", station.name());
      station.failed(now);
      station.forgetLoad();
      var lost = new ConferenceEvent.Lost(new BridgeFailure.Unreachable("the bridge is gone"), now);
      station.conferences().forEach(each -> each.lost(lost));
    }
    if (announced != anyUp()) {
      announced = anyUp();
      tell(announced);
    }
  }

  private boolean anyUp() {
    return stations.stream().anyMatch(PoolMember::up);
  }

  private void tell(boolean available) {
    List.copyOf(listeners.values()).forEach(each -> each.accept(available));
  }

  @Override
  public String name() {
    return "pool";
  }

  /// Also while every member that lives is drained: what is open goes on.
  @Override
  public boolean available() {
    return stations.stream().anyMatch(PoolMember::available);
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    Object key = new Object();
    listeners.put(key, listener);
    return () -> listeners.remove(key);
  }

  /// On the member that had it, if it is remembered and that member is there: also on one that is
  /// drained, because what is open goes on. Fails with `Unreachable` when no member takes new
  /// conferences.
  @Override
  public Future<Conference> open(
      ConferenceId id, Optional<JsonObject> remembered, Consumer<ConferenceEvent> events) {
    Optional<PoolSnapshot> note = remembered.flatMap(PoolSnapshot::read);
    Optional<PoolMember> holder =
        note.flatMap(known -> station(known.member())).filter(PoolMember::available);
    if (holder.isPresent()) {
      return openOn(holder.get(), id, note.map(PoolSnapshot::document), events);
    }
    Future<Optional<String>> region =
        regionsDiffer
            ? regionOf.apply(id.sessionId()).otherwise(Optional.empty())
            : Future.succeededFuture(Optional.empty());
    return region.compose(known -> openOnBest(id, known, events));
  }

  private Future<Conference> openOnBest(
      ConferenceId id, Optional<String> region, Consumer<ConferenceEvent> events) {
    Instant now = clock.instant();
    Optional<PoolMember> chosen =
        BridgeSelector.choose(
                stations.stream().map(each -> each.candidate(now)).toList(),
                region,
                before(id).map(PoolMember::name))
            .flatMap(this::station);
    if (chosen.isEmpty()) {
      refusals++;
      return Future.failedFuture(
          new BridgeFailure.Unreachable(
              available() ? "every bridge is drained" : "no bridge is there"));
    }
    return openOn(chosen.get(), id, Optional.empty(), events);
  }

  private Future<Conference> openOn(
      PoolMember station,
      ConferenceId id,
      Optional<JsonObject> remembered,
      Consumer<ConferenceEvent> events) {
    Optional<PoolMember> before = before(id);
    PooledConference conference =
        new PooledConference(id, station, events, clock, () -> betterThan(station));
    return station
        .bridge()
        .open(id, remembered, conference)
        .compose(conference::opened)
        .onSuccess(_ -> placed(id, conference, before))
        .onFailure(failure -> notOpened(conference, failure));
  }

  /// Whether another bridge takes new conferences and has not failed a short time ago.
  private boolean betterThan(PoolMember station) {
    Instant now = clock.instant();
    return stations.stream()
        .filter(each -> each != station)
        .map(each -> each.candidate(now))
        .anyMatch(each -> each.available() && !each.drained() && !each.ailing());
  }

  private Optional<PoolMember> before(ConferenceId id) {
    return Optional.ofNullable(places.get(id)).map(PooledConference::station);
  }

  private void placed(ConferenceId id, PooledConference conference, Optional<PoolMember> before) {
    PoolMember now = conference.station();
    places.put(id, conference);
    before
        .filter(earlier -> earlier != now)
        .ifPresent(
            earlier -> {
              earlier.moved();
              LOG.info("Conference {} went from {} to {}", id, earlier.name(), now.name());
            });
  }

  /// Whether it refused or was silent: the next try had better be somewhere else.
  private void notOpened(PooledConference conference, Throwable failure) {
    conference.over();
    if (!(failure instanceof BridgeFailure.Overtaken)) {
      conference.station().failed(clock.instant());
    }
  }

  /// From now on this bridge gets no new sessions, or gets them again; those it has go on. Empty if
  /// there is no such bridge. Forgotten when this server ends: then configuration speaks.
  public Optional<BridgeState> drain(String name, boolean drained) {
    Optional<PoolMember> station = station(name);
    station.ifPresent(one -> one.drain(drained));
    if (station.isPresent() && !drained && available()) {
      // Those who were refused need not wait for their next try.
      tell(true);
    }
    return station.map(one -> one.state(clock.instant()));
  }

  /// How each member stands, in the order of configuration.
  public List<BridgeState> states() {
    Instant now = clock.instant();
    return stations.stream().map(each -> each.state(now)).toList();
  }

  /// How a member stands.
  public Optional<BridgeState> state(String name) {
    return station(name).map(one -> one.state(clock.instant()));
  }

  /// How often no member could take a conference.
  public long refusals() {
    return refusals;
  }

  private Optional<PoolMember> station(String name) {
    return stations.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The load of the least loaded member that reported one.
  @Override
  public Future<BridgeLoad> load() {
    return stations.stream()
        .filter(PoolMember::available)
        .flatMap(each -> each.reportedLoad().stream())
        .min(Comparator.comparingDouble(BridgeLoad::stress))
        .map(Future::succeededFuture)
        .orElseGet(
            () -> Future.failedFuture(new BridgeFailure.Unreachable("no bridge tells its load")));
  }

  @Override
  public Future<Void> leave() {
    return endAll(MediaBridge::leave);
  }

  @Override
  public Future<Void> close() {
    return endAll(MediaBridge::close);
  }

  private Future<Void> endAll(Function<MediaBridge, Future<Void>> end) {
    stopAsking.run();
    return Future.join(stations.stream().map(each -> end.apply(each.bridge())).toList()).mapEmpty();
  }
}
