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

/// A member of the pool with what the pool knows of it. Confined to the pool's context.
final class PoolMember {

  /// A bridge averages its stress over some seconds and is asked every five: for so long a join is
  /// not in the figure (jicofo's ramp-up interval).
  private static final Duration NOT_IN_THE_FIGURE_YET = Duration.ofSeconds(20);

  /// A bridge that just failed is the last choice for so long: one that dies and starts again and
  /// again would draw all sessions, because it is always empty.
  private static final Duration AILING = Duration.ofMinutes(1);

  /// A conference is opened before its people are added; until then it weighs as a usual group.
  private static final int USUAL_GROUP = 8;

  private final BridgeMember member;
  private final Set<PooledConference> conferences = new LinkedHashSet<>();
  private final Deque<Instant> joins = new ArrayDeque<>();
  private Optional<BridgeLoad> reported = Optional.empty();
  private Instant failedAt = Instant.MIN;
  private boolean up;
  private boolean drained;
  private boolean asking;
  private long moves;

  PoolMember(BridgeMember member) {
    this.member = member;
    this.drained = member.drained();
    this.up = member.bridge().available();
  }

  String name() {
    return member.name();
  }

  Optional<String> region() {
    return member.region();
  }

  MediaBridge bridge() {
    return member.bridge();
  }

  /// `up` follows what the bridge told, in order; the bridge itself may know of its death earlier.
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

  void moved() {
    moves++;
  }

  void enter(PooledConference conference) {
    conferences.add(conference);
  }

  void leave(PooledConference conference) {
    conferences.remove(conference);
  }

  List<PooledConference> conferences() {
    return List.copyOf(conferences);
  }

  void joined(Instant now) {
    joins.add(now);
  }

  /// Asks the bridge for its load, unless it still owes an answer.
  void poll() {
    if (asking || !available()) {
      return;
    }
    asking = true;
    bridge()
        .load()
        .onComplete(
            result -> {
              asking = false;
              reported = result.succeeded() ? Optional.of(result.result()) : Optional.empty();
            });
  }

  Optional<BridgeLoad> reportedLoad() {
    return reported;
  }

  void forgetLoad() {
    reported = Optional.empty();
  }

  Candidate candidate(Instant now) {
    return new Candidate(
        name(),
        region(),
        available(),
        drained(),
        failedAt.isAfter(now.minus(AILING)),
        reported.map(BridgeLoad::stress).orElse(1.0),
        reported.map(BridgeLoad::stressPerEndpoint).orElse(BridgeLoad.USUAL_STRESS_PER_ENDPOINT),
        coming(now));
  }

  private int coming(Instant now) {
    Instant since = now.minus(NOT_IN_THE_FIGURE_YET);
    while (!joins.isEmpty() && joins.getFirst().isBefore(since)) {
      joins.removeFirst();
    }
    long empty = conferences.stream().filter(each -> each.endpoints() == 0).count();
    return joins.size() + (int) empty * USUAL_GROUP;
  }

  /// A side-room may be here and its group elsewhere: then each bridge has the session.
  private int sessions() {
    return (int)
        conferences.stream()
            .map(PooledConference::id)
            .filter(id -> !id.isCheck())
            .map(ConferenceId::sessionId)
            .distinct()
            .count();
  }

  BridgeState state(Instant now) {
    double load = candidate(now).load();
    return new BridgeState(
        name(),
        member.kind(),
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
