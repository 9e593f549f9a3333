package org.homegroup.bridge.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.homegroup.bridge.BridgeLoad;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.pool.BridgeSelector.Candidate;

/// A member of the pool with its state. Confined to the pool's context.
final class PoolMember {

  /// The time until a join shows in the reported stress: the bridge averages over some seconds and
  /// is polled every five (jicofo's ramp-up interval).
  private static final Duration LOAD_DELAY = Duration.ofSeconds(20);

  /// The time for which a bridge that failed is the last choice. A bridge that keeps dying and
  /// restarting would otherwise attract all sessions, because it is always empty.
  private static final Duration FAILURE_REMEMBERED = Duration.ofMinutes(1);

  /// The weight of a conference without endpoints: it is opened before its participants are added.
  private static final int TYPICAL_GROUP = 8;

  private final BridgeMember config;
  private final Set<PooledConference> conferences = new LinkedHashSet<>();
  private final Deque<Instant> joins = new ArrayDeque<>();
  private Optional<BridgeLoad> reported = Optional.empty();
  private Instant failedAt = Instant.MIN;
  private boolean up;
  private boolean drained;
  private boolean loadRequested;
  private long moves;

  PoolMember(BridgeMember config) {
    this.config = config;
    this.drained = config.drained();
    this.up = config.bridge().available();
  }

  String name() {
    return config.name();
  }

  Optional<String> region() {
    return config.region();
  }

  MediaBridge bridge() {
    return config.bridge();
  }

  /// Requires both values: `up` follows the bridge's notifications in order, and the bridge itself
  /// may know of its end earlier.
  boolean available() {
    return up && bridge().available();
  }

  boolean up() {
    return up;
  }

  void up(boolean now) {
    up = now;
  }

  boolean drained() {
    return drained || !reported.map(BridgeLoad::takesNew).orElse(true);
  }

  void drain(boolean now) {
    drained = now;
  }

  void failed(Instant now) {
    failedAt = now;
  }

  void conferenceMoved() {
    moves++;
  }

  void add(PooledConference conference) {
    conferences.add(conference);
  }

  void remove(PooledConference conference) {
    conferences.remove(conference);
  }

  List<PooledConference> conferences() {
    return List.copyOf(conferences);
  }

  void endpointAdded(Instant now) {
    joins.add(now);
  }

  /// Polls the bridge's load, unless an earlier poll is still pending.
  void poll() {
    if (loadRequested || !available()) {
      return;
    }
    loadRequested = true;
    bridge()
        .load()
        .onComplete(
            result -> {
              loadRequested = false;
              reported = result.succeeded() ? Optional.of(result.result()) : Optional.empty();
            });
  }

  Optional<BridgeLoad> reportedLoad() {
    return reported;
  }

  void clearLoad() {
    reported = Optional.empty();
  }

  Candidate candidate(Instant now) {
    return new Candidate(
        name(),
        region(),
        available(),
        drained(),
        failedAt.isAfter(now.minus(FAILURE_REMEMBERED)),
        reported.map(BridgeLoad::stress).orElse(1.0),
        reported.map(BridgeLoad::stressPerEndpoint).orElse(BridgeLoad.USUAL_STRESS_PER_ENDPOINT),
        unreported(now));
  }

  private int unreported(Instant now) {
    Instant since = now.minus(LOAD_DELAY);
    while (!joins.isEmpty() && joins.getFirst().isBefore(since)) {
      joins.removeFirst();
    }
    long empty = conferences.stream().filter(each -> each.endpoints() == 0).count();
    return joins.size() + (int) empty * TYPICAL_GROUP;
  }

  /// Counts sessions. If a side-room is here and its group elsewhere, both bridges count the
  /// session.
  private int sessions() {
    return (int)
        conferences.stream()
            .map(PooledConference::id)
            .filter(id -> !id.isPreflight())
            .map(ConferenceId::sessionId)
            .distinct()
            .count();
  }

  BridgeState state(Instant now) {
    double load = candidate(now).load();
    return new BridgeState(
        name(),
        config.kind(),
        region(),
        available(),
        drained(),
        reported.isPresent() ? OptionalDouble.of(load) : OptionalDouble.empty(),
        sessions(),
        conferences.size(),
        conferences.stream().mapToInt(PooledConference::endpoints).sum(),
        moves);
  }
}
