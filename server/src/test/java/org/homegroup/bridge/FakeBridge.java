package org.homegroup.bridge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;

/// A bridge without media, with the manners of a real one: it refuses what a real one refuses, says
/// nothing after the end, and forgets everything when it dies. Methods marked "test" are the
/// test's hand: faults, slowness, and what a bridge finds out by itself.
public final class FakeBridge implements MediaBridge {

  private static final BridgeFailure GONE = new BridgeFailure.Unreachable("the fake bridge died");

  private final InstantSource clock;
  private final Set<Consumer<Boolean>> listeners = new LinkedHashSet<>();
  private final List<FakeConference> conferences = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private final Map<String, Deque<BridgeFailure>> faults = new LinkedHashMap<>();
  private final String name;
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
      ConferenceId id, Optional<JsonObject> remembered, ConferenceListener listener) {
    calls.add(remembered.isPresent() ? "carry on" : "open");
    return answer(
        "open",
        () -> {
          if (!available) {
            return Future.failedFuture(GONE);
          }
          Optional<FakeConference> left = remembered.flatMap(this::left);
          left.ifPresent(conference -> conference.carriesOn(listener));
          return Future.succeededFuture(left.orElseGet(() -> begin(id, listener)));
        });
  }

  private Optional<FakeConference> left(JsonObject document) {
    return conferences.stream()
        .filter(each -> each.number == document.getInteger("conference"))
        .findFirst();
  }

  private FakeConference begin(ConferenceId id, ConferenceListener listener) {
    FakeConference conference = new FakeConference(id, ++opened, listener);
    conferences.add(conference);
    listener.remember(new JsonObject().put("conference", opened));
    return conference;
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
    conferences.forEach(each -> each.abandoned = true);
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
    conferences.forEach(each -> all.addAll(each.endpoints.keySet()));
    return all;
  }

  private <T> Future<T> answer(String verb, Supplier<Future<T>> action) {
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

  /// One conference of the fake bridge.
  public final class FakeConference implements Conference {

    private final ConferenceId id;
    private final int number;
    private final Map<EndpointId, Set<MediaKind>> endpoints = new LinkedHashMap<>();
    private final Set<EndpointId> heard = new LinkedHashSet<>();
    private final Map<EndpointId, Set<MediaKind>> up = new HashMap<>();
    private final Map<EndpointId, Map<String, Integer>> offered = new HashMap<>();
    private ConferenceListener listener;
    private List<LivingEndpoint> living = List.of();
    private final Set<EndpointId> asked = new LinkedHashSet<>();
    private final List<MediaSignal> received = new ArrayList<>();
    private boolean abandoned;
    private boolean over;

    FakeConference(ConferenceId id, int number, ConferenceListener listener) {
      this.id = id;
      this.number = number;
      this.listener = listener;
    }

    /// Test: who is in it.
    public Set<EndpointId> endpoints() {
      return Set.copyOf(endpoints.keySet());
    }

    /// Test: whose it is.
    public ConferenceId id() {
      return id;
    }

    private void carriesOn(ConferenceListener later) {
      listener = later;
      abandoned = false;
      endpoints.keySet().retainAll(heard);
      asked.retainAll(heard);
      living =
          endpoints.entrySet().stream()
              .map(
                  each ->
                      new LivingEndpoint(
                          each.getKey(),
                          each.getValue(),
                          up.getOrDefault(each.getKey(), Set.of()),
                          offered.getOrDefault(each.getKey(), Map.of())))
              .toList();
    }

    @Override
    public List<LivingEndpoint> living() {
      return living;
    }

    @Override
    public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
      calls.add("add " + endpointId.value() + " " + muted);
      asked.add(endpointId);
      return answer(
          "add",
          () -> {
            if (over) {
              return Future.failedFuture(GONE);
            }
            if (!asked.contains(endpointId)) {
              return Future.failedFuture(new BridgeFailure.Overtaken("the endpoint"));
            }
            if (endpoints.putIfAbsent(endpointId, muted) != null) {
              return Future.failedFuture(new BridgeFailure.Refused(436, "it is there already"));
            }
            listener.signal(endpointId, new MediaSignal.Open(List.of()));
            return Future.succeededFuture();
          });
    }

    @Override
    public Future<Void> remove(EndpointId endpointId) {
      calls.add("remove " + endpointId.value());
      if (faults.getOrDefault("remove", new ArrayDeque<>()).isEmpty()) {
        // The cut itself is at once, though its answer may be slow.
        asked.remove(endpointId);
        endpoints.remove(endpointId);
      }
      return answer("remove", Future::succeededFuture);
    }

    @Override
    public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
      calls.add("mute " + endpointId.value() + " " + muted);
      return answer(
          "mute",
          () ->
              endpoints.computeIfPresent(endpointId, (_, _) -> muted) == null
                  ? Future.failedFuture(new BridgeFailure.Overtaken("the mute"))
                  : Future.succeededFuture());
    }

    @Override
    public void show(EndpointId endpointId, VideoWishes wishes) {
      calls.add("show " + endpointId.value() + " " + new TreeMap<>(byName(wishes)));
    }

    private static Map<String, Integer> byName(VideoWishes wishes) {
      Map<String, Integer> heights = new HashMap<>();
      wishes.heights().orElseThrow().forEach((who, height) -> heights.put(who.value(), height));
      return heights;
    }

    @Override
    public void receive(EndpointId endpointId, MediaSignal signal) {
      if (endpoints.containsKey(endpointId)) {
        received.add(signal);
        heard.add(endpointId);
        if (signal instanceof MediaSignal.Offer offer) {
          offered
              .computeIfAbsent(endpointId, _ -> new HashMap<>())
              .put(offer.peer(), offer.negotiation());
        }
      }
    }

    @Override
    public Future<Void> close() {
      calls.add("close");
      over = true;
      endpoints.clear();
      conferences.remove(this);
      return answer("close", Future::succeededFuture);
    }

    /// Test: all browsers know of their endpoints.
    public void everybodyIsHeard() {
      heard.addAll(endpoints.keySet());
    }

    /// Test: what the bridge drops of each participant.
    public Map<ParticipantId, Set<MediaKind>> muted() {
      Map<ParticipantId, Set<MediaKind>> all = new LinkedHashMap<>();
      endpoints.forEach((id, muted) -> all.put(id.participantId(), muted));
      return all;
    }

    /// Test: what browsers sent.
    public List<MediaSignal> received() {
      return List.copyOf(received);
    }

    /// Test: the bridge has something to say to a browser.
    public void signal(EndpointId endpointId, MediaSignal signal) {
      if (endpoints.containsKey(endpointId) && !abandoned) {
        listener.signal(endpointId, signal);
      }
    }

    /// Test: media begins or ceases to come.
    public void media(EndpointId endpointId, MediaKind kind, boolean isUp) {
      if (endpoints.containsKey(endpointId)) {
        heard.add(endpointId);
        Set<MediaKind> kinds = up.computeIfAbsent(endpointId, _ -> EnumSet.noneOf(MediaKind.class));
        if (isUp) {
          kinds.add(kind);
        } else {
          kinds.remove(kind);
        }
        if (!abandoned) {
          listener.media(endpointId, kind, isUp, clock.instant());
        }
      }
    }

    /// Test: somebody begins or ceases to speak.
    public void speaking(EndpointId endpointId, boolean speaking) {
      if (endpoints.containsKey(endpointId)) {
        listener.speaking(endpointId, speaking);
      }
    }

    /// Test: the endpoint's path died.
    public void fail(EndpointId endpointId) {
      if (endpoints.remove(endpointId) != null && !abandoned) {
        listener.endpointFailed(endpointId, "ICE failed");
      }
    }

    /// Test: this conference alone is lost, as when its Janus session timed out.
    public void lose(BridgeFailure failure) {
      if (!over) {
        over = true;
        endpoints.clear();
        conferences.remove(this);
        if (!abandoned) {
          listener.lost(failure, clock.instant().minusSeconds(1));
        }
      }
    }
  }
}
