package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A bridge without media, with the manners of a real one: it refuses what a real one refuses, says
/// nothing after the end, and forgets everything when it dies. Methods marked "test" are the
/// test's hand: faults, slowness, and what a bridge finds out by itself.
public final class FakeBridge implements MediaBridge {

  static final BridgeFailure GONE = new BridgeFailure.Unreachable("the fake bridge died");

  private final InstantSource clock;
  private final Set<Consumer<Boolean>> listeners = new LinkedHashSet<>();
  private final List<FakeConference> conferences = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Map<String, Deque<BridgeFailure>> faults = new LinkedHashMap<>();
  private final String name;

  /// What another bridge remembered is nothing here, though its numbers may be the same.
  private final String run = UUID.randomUUID().toString();

  private BridgeLoad load = BridgeLoad.IDLE;
  private boolean holding;
  private int opened;
  private boolean available = true;

  public FakeBridge(InstantSource clock) {
    this("fake", clock);
  }

  public FakeBridge(String name, InstantSource clock) {
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<BridgeLoad> load() {
    return answer("load", () -> Future.succeededFuture(load));
  }

  /// Test: what it says of itself from now on.
  public void load(BridgeLoad now) {
    load = now;
  }

  @Override
  public boolean available() {
    return available;
  }

  @Override
  public Runnable onAvailability(Consumer<Boolean> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Future<Conference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> consumer) {
    calls.add(storedSnapshot.isPresent() ? "carry on" : "open");
    return answer(
        "open",
        () -> {
          if (!available) {
            return Future.failedFuture(GONE);
          }
          Optional<FakeConference> left = storedSnapshot.flatMap(this::left);
          left.ifPresent(conference -> conference.carriesOn(consumer));
          return Future.succeededFuture(left.orElseGet(() -> begin(id, consumer)));
        });
  }

  private Optional<FakeConference> left(JsonObject document) {
    return conferences.stream()
        .filter(_ -> run.equals(document.getString("run")))
        .filter(each -> each.number() == document.getInteger("conference"))
        .findFirst();
  }

  private FakeConference begin(ConferenceId id, Consumer<ConferenceEvent> consumer) {
    FakeConference conference = new FakeConference(this, id, ++opened, consumer);
    conferences.add(conference);
    consumer.accept(
        new ConferenceEvent.SnapshotChanged(
            new JsonObject().put("run", run).put("conference", opened)));
    return conference;
  }

  @Override
  public Future<Void> handOver() {
    return close();
  }

  @Override
  public Future<Void> close() {
    die();
    return Future.succeededFuture();
  }

  /// Test: the bridge is gone, with every conference.
  public void die() {
    available = false;
    List<FakeConference> dead = List.copyOf(conferences);
    conferences.clear();
    dead.forEach(each -> each.lose(GONE));
    List.copyOf(listeners).forEach(each -> each.accept(false));
  }

  /// Test: the server that used it is dead, and hears nothing more; what is open goes on.
  public void abandon() {
    listeners.clear();
    faults.clear();
    held.clear();
    holding = false;
    conferences.forEach(FakeConference::abandon);
  }

  /// Test: it can be used again.
  public void comeBack() {
    available = true;
    List.copyOf(listeners).forEach(each -> each.accept(true));
  }

  /// Test: the next call of this verb (open, load, add, remove, mute) fails so, and does nothing.
  public void failNext(String verb, BridgeFailure failure) {
    faults.computeIfAbsent(verb, _ -> new ArrayDeque<>()).add(failure);
  }

  /// Test: from now on nothing is done or answered until [#release].
  public void hold() {
    holding = true;
  }

  /// Test: does and answers what was held, in order, and goes on so.
  public void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  /// Test: does and answers the oldest held call only. Returns whether there was one.
  public boolean releaseOne() {
    Runnable oldest = held.poll();
    if (oldest != null) {
      oldest.run();
    }
    return oldest != null;
  }

  /// Test: what was called since the last look, in order.
  public List<String> calls() {
    List<String> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  /// Test: the conferences that are open.
  public List<FakeConference> conferences() {
    return List.copyOf(conferences);
  }

  /// Test: the only conference that is open.
  public FakeConference conference() {
    if (conferences.size() != 1) {
      throw new AssertionError(conferences.size() + " conferences are open");
    }
    return conferences.getFirst();
  }

  /// Test: the endpoints of all open conferences.
  public Set<EndpointId> endpoints() {
    Set<EndpointId> all = new LinkedHashSet<>();
    conferences.forEach(each -> all.addAll(each.endpoints()));
    return all;
  }

  <T> Future<T> answer(String verb, Supplier<Future<T>> action) {
    Supplier<Future<T>> faulty =
        () -> {
          Deque<BridgeFailure> planned = faults.get(verb);
          return planned == null || planned.isEmpty()
              ? action.get()
              : Future.failedFuture(planned.remove());
        };
    if (!holding) {
      return faulty.get();
    }
    Promise<T> promise = Promise.promise();
    held.add(() -> faulty.get().onComplete(promise));
    return promise.future();
  }

  boolean willFail(String verb) {
    return !faults.getOrDefault(verb, new ArrayDeque<>()).isEmpty();
  }

  void called(String call) {
    calls.add(call);
  }

  void forget(FakeConference conference) {
    conferences.remove(conference);
  }

  Instant now() {
    return clock.instant();
  }
}
