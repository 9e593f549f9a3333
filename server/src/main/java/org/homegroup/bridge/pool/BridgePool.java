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

/// Several bridges as one. Each conference is opened on the member that [BridgeSelector] chooses.
/// When a member dies its conferences are lost, and the reconcilers, which do not know about
/// members, open them again on another. Use it on the context on which [#start] was called.
public final class BridgePool implements MediaBridge {

  private static final Logger LOG = LoggerFactory.getLogger(BridgePool.class);
  private static final Duration POLL_EVERY = Duration.ofSeconds(5);

  /// A group that was empty during a break returns to the same member within this time.
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

  /// @param regionOf returns the region of a session's participants; called only if the members'
  ///     regions differ
  public BridgePool(
      List<BridgeMember> members,
      Function<SessionId, Future<Optional<String>>> regionOf,
      InstantSource clock) {
    this.members = members.stream().map(PoolMember::new).toList();
    this.regionOf = regionOf;
    this.clock = clock;
    this.regionsDiffer = members.stream().map(BridgeMember::region).distinct().count() > 1;
  }

  /// Starts to listen to the members and to poll their load.
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

  /// Handles a change of a member's availability. The member itself has reported its conferences
  /// lost, with the time of the last media, if it knew it; the remaining ones are lost now.
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

  /// Stays true while all members are drained, because open conferences go on.
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

  /// Opens a conference on the member that has it, if a snapshot names one that is available, even
  /// if it is drained. Otherwise chooses a member; fails with `Unreachable` if none accepts new
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

  /// Returns true if another member accepts new conferences and has not failed recently.
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

  /// Marks the member as failed, so that the next attempt prefers another.
  private void openFailed(PooledConference conference, Throwable failure) {
    conference.markClosed();
    if (!(failure instanceof BridgeFailure.Overtaken)) {
      conference.member().failed(clock.instant());
    }
  }

  /// Drains a member, so that it gets no new sessions, or undrains it. Its open conferences go on.
  /// Returns empty if there is no such member. Not stored: after a restart, configuration decides.
  public Optional<BridgeState> drain(String name, boolean drained) {
    Optional<PoolMember> member = member(name);
    member.ifPresent(each -> each.drain(drained));
    if (member.isPresent() && !drained && available()) {
      // Lets reconcilers that were refused retry at once.
      notifyListeners(true);
    }
    return member.map(each -> each.state(clock.instant()));
  }

  /// Returns the state of all members in the order of configuration.
  public List<BridgeState> states() {
    Instant now = clock.instant();
    return members.stream().map(each -> each.state(now)).toList();
  }

  /// Returns the state of a member.
  public Optional<BridgeState> state(String name) {
    return member(name).map(each -> each.state(clock.instant()));
  }

  /// Returns how often no member could accept a conference.
  public long refusals() {
    return refusals;
  }

  private Optional<PoolMember> member(String name) {
    return members.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /// Returns the load of the least loaded member that reported one.
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
