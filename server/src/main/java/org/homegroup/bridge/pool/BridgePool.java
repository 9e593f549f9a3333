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
  private static final Duration POLL_EVERY = Duration.ofSeconds(5);

  /// A group that was alone on a break comes back to where it was.
  private static final Duration AFFINITY = Duration.ofMinutes(10);

  private final List<PoolMember> members;
  private final Function<SessionId, Future<Optional<String>>> regionOf;
  private final InstantSource clock;
  private final boolean regionsDiffer;
  private final Map<ConferenceId, PooledConference> conferences = new HashMap<>();
  private final Map<Object, Consumer<Boolean>> listeners = new LinkedHashMap<>();
  private Runnable stopPolling = () -> {};
  private boolean announcedAvailable;
  private long refusals;

  /// @param regionOf where a session's people are; asked only if the members' regions differ
  public BridgePool(
      List<BridgeMember> members,
      Function<SessionId, Future<Optional<String>>> regionOf,
      InstantSource clock) {
    this.members = members.stream().map(PoolMember::new).toList();
    this.regionOf = regionOf;
    this.clock = clock;
    this.regionsDiffer = members.stream().map(BridgeMember::region).distinct().count() > 1;
  }

  /// Begins to listen to the members and to ask them for their load.
  public BridgePool start(Timers timers) {
    announcedAvailable = anyUp();
    for (PoolMember member : members) {
      member.bridge().onAvailability(up -> availability(member, up));
      member.poll();
    }
    stopPolling = timers.every(POLL_EVERY, this::poll);
    return this;
  }

  private void poll() {
    members.forEach(PoolMember::poll);
    Instant forgotten = clock.instant().minus(AFFINITY);
    conferences.values().removeIf(each -> each.closedBefore(forgotten));
  }

  /// A member's own word about each conference comes first, because it knows when media last came;
  /// what it said nothing about is lost now.
  private void availability(PoolMember member, boolean up) {
    member.up(up);
    if (up) {
      LOG.info("Bridge {} can be used", member.name());
      member.poll();
    } else {
      Instant now = clock.instant();
      LOG.warn("Bridge {} is gone", member.name());
      member.failed(now);
      member.clearLoad();
      var lost = new ConferenceEvent.Lost(new BridgeFailure.Unreachable("the bridge is gone"), now);
      member.conferences().forEach(each -> each.lost(lost));
    }
    if (announcedAvailable != anyUp()) {
      announcedAvailable = anyUp();
      notifyListeners(announcedAvailable);
    }
  }

  private boolean anyUp() {
    return members.stream().anyMatch(PoolMember::up);
  }

  private void notifyListeners(boolean available) {
    List.copyOf(listeners.values()).forEach(each -> each.accept(available));
  }

  @Override
  public String name() {
    return "pool";
  }

  /// Also while every member that lives is drained: what is open goes on.
  @Override
  public boolean available() {
    return members.stream().anyMatch(PoolMember::available);
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
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> events) {
    Optional<PoolSnapshot> pooled = storedSnapshot.flatMap(PoolSnapshot::read);
    Optional<PoolMember> owner =
        pooled.flatMap(known -> member(known.member())).filter(PoolMember::available);
    if (owner.isPresent()) {
      return openOn(owner.get(), id, pooled.map(PoolSnapshot::document), events);
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
                members.stream().map(each -> each.candidate(now)).toList(),
                region,
                previousMember(id).map(PoolMember::name))
            .flatMap(this::member);
    if (chosen.isEmpty()) {
      refusals++;
      return Future.failedFuture(
          new BridgeFailure.Unreachable(
              available() ? "every bridge is drained" : "no bridge is there"));
    }
    return openOn(chosen.get(), id, Optional.empty(), events);
  }

  private Future<Conference> openOn(
      PoolMember member,
      ConferenceId id,
      Optional<JsonObject> storedSnapshot,
      Consumer<ConferenceEvent> events) {
    Optional<PoolMember> previousMember = previousMember(id);
    PooledConference conference =
        new PooledConference(id, member, events, clock, () -> betterBridgeExists(member));
    return member
        .bridge()
        .open(id, storedSnapshot, conference)
        .compose(conference::opened)
        .onSuccess(_ -> opened(id, conference, previousMember))
        .onFailure(failure -> openFailed(conference, failure));
  }

  /// Whether another bridge takes new conferences and has not failed a short time ago.
  private boolean betterBridgeExists(PoolMember member) {
    Instant now = clock.instant();
    return members.stream()
        .filter(each -> each != member)
        .map(each -> each.candidate(now))
        .anyMatch(each -> each.available() && !each.drained() && !each.recentlyFailed());
  }

  private Optional<PoolMember> previousMember(ConferenceId id) {
    return Optional.ofNullable(conferences.get(id)).map(PooledConference::member);
  }

  private void opened(
      ConferenceId id, PooledConference conference, Optional<PoolMember> previousMember) {
    PoolMember now = conference.member();
    conferences.put(id, conference);
    previousMember
        .filter(previous -> previous != now)
        .ifPresent(
            previous -> {
              previous.conferenceMoved();
              LOG.info("Conference {} went from {} to {}", id, previous.name(), now.name());
            });
  }

  /// Whether it refused or was silent: the next try had better be somewhere else.
  private void openFailed(PooledConference conference, Throwable failure) {
    conference.markClosed();
    if (!(failure instanceof BridgeFailure.Overtaken)) {
      conference.member().failed(clock.instant());
    }
  }

  /// From now on this bridge gets no new sessions, or gets them again; those it has go on. Empty if
  /// there is no such bridge. Forgotten when this server ends: then configuration speaks.
  public Optional<BridgeState> drain(String name, boolean drained) {
    Optional<PoolMember> member = member(name);
    member.ifPresent(each -> each.drain(drained));
    if (member.isPresent() && !drained && available()) {
      // Those who were refused need not wait for their next try.
      notifyListeners(true);
    }
    return member.map(each -> each.state(clock.instant()));
  }

  /// How each member stands, in the order of configuration.
  public List<BridgeState> states() {
    Instant now = clock.instant();
    return members.stream().map(each -> each.state(now)).toList();
  }

  /// How a member stands.
  public Optional<BridgeState> state(String name) {
    return member(name).map(each -> each.state(clock.instant()));
  }

  /// How often no member could take a conference.
  public long refusals() {
    return refusals;
  }

  private Optional<PoolMember> member(String name) {
    return members.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// The load of the least loaded member that reported one.
  @Override
  public Future<BridgeLoad> load() {
    return members.stream()
        .filter(PoolMember::available)
        .flatMap(each -> each.reportedLoad().stream())
        .min(Comparator.comparingDouble(BridgeLoad::stress))
        .map(Future::succeededFuture)
        .orElseGet(
            () -> Future.failedFuture(new BridgeFailure.Unreachable("no bridge tells its load")));
  }

  @Override
  public Future<Void> handOver() {
    return endAll(MediaBridge::handOver);
  }

  @Override
  public Future<Void> close() {
    return endAll(MediaBridge::close);
  }

  private Future<Void> endAll(Function<MediaBridge, Future<Void>> end) {
    stopPolling.run();
    return Future.join(members.stream().map(each -> end.apply(each.bridge())).toList()).mapEmpty();
  }
}
