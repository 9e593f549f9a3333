package org.homegroup.bridge;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// One conference of a [FakeBridge].
public final class FakeConference implements Conference {

  private final FakeBridge bridge;
  private final ConferenceId id;
  private final int number;
  private final Map<EndpointId, Set<MediaKind>> endpoints = new LinkedHashMap<>();
  private final Set<EndpointId> heard = new LinkedHashSet<>();
  private final Map<EndpointId, Set<MediaKind>> up = new HashMap<>();
  private final Map<EndpointId, Map<String, Integer>> offered = new HashMap<>();
  private Consumer<ConferenceEvent> consumer;
  private List<AdoptedEndpoint> adopted = List.of();
  private final Set<EndpointId> asked = new LinkedHashSet<>();
  private final List<MediaSignal> received = new ArrayList<>();
  private boolean abandoned;
  private boolean over;

  FakeConference(
      FakeBridge bridge, ConferenceId id, int number, Consumer<ConferenceEvent> consumer) {
    this.bridge = bridge;
    this.id = id;
    this.number = number;
    this.consumer = consumer;
  }

  /// Test: who is in it, in the order of their coming.
  public Set<EndpointId> endpoints() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(endpoints.keySet()));
  }

  /// Test: whose it is.
  public ConferenceId id() {
    return id;
  }

  int number() {
    return number;
  }

  void abandon() {
    abandoned = true;
  }

  void carriesOn(Consumer<ConferenceEvent> later) {
    consumer = later;
    abandoned = false;
    endpoints.keySet().retainAll(heard);
    asked.retainAll(heard);
    adopted =
        endpoints.entrySet().stream()
            .map(
                each ->
                    new AdoptedEndpoint(
                        each.getKey(),
                        each.getValue(),
                        up.getOrDefault(each.getKey(), Set.of()),
                        offered.getOrDefault(each.getKey(), Map.of())))
            .toList();
  }

  @Override
  public List<AdoptedEndpoint> adopted() {
    return adopted;
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    bridge.called("add " + endpointId.value() + " " + muted);
    asked.add(endpointId);
    return bridge.answer(
        "add",
        () -> {
          if (over) {
            return Future.failedFuture(FakeBridge.GONE);
          }
          if (!asked.contains(endpointId)) {
            return Future.failedFuture(new BridgeFailure.Overtaken("the endpoint"));
          }
          if (endpoints.putIfAbsent(endpointId, muted) != null) {
            return Future.failedFuture(new BridgeFailure.Refused(436, "it is there already"));
          }
          consumer.accept(new ConferenceEvent.Signal(endpointId, new MediaSignal.Open(List.of())));
          return Future.succeededFuture();
        });
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    bridge.called("remove " + endpointId.value());
    if (!bridge.willFail("remove")) {
      // The cut itself is at once, though its answer may be slow.
      asked.remove(endpointId);
      endpoints.remove(endpointId);
    }
    return bridge.answer("remove", Future::succeededFuture);
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    bridge.called("mute " + endpointId.value() + " " + muted);
    return bridge.answer(
        "mute",
        () ->
            endpoints.computeIfPresent(endpointId, (_, _) -> muted) == null
                ? Future.failedFuture(new BridgeFailure.Overtaken("the mute"))
                : Future.succeededFuture());
  }

  @Override
  public void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints) {
    bridge.called("show " + endpointId.value() + " " + new TreeMap<>(byName(constraints)));
  }

  @Override
  public void setScreenShare(EndpointId endpointId, boolean screen) {
    bridge.called((screen ? "screen " : "no screen ") + endpointId.value());
  }

  private static Map<String, Integer> byName(ReceiverConstraints constraints) {
    Map<String, Integer> heights = new HashMap<>();
    constraints.heights().orElseThrow().forEach((who, height) -> heights.put(who.value(), height));
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
    bridge.called("close");
    over = true;
    endpoints.clear();
    bridge.forget(this);
    return bridge.answer("close", Future::succeededFuture);
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
      consumer.accept(new ConferenceEvent.Signal(endpointId, signal));
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
        consumer.accept(new ConferenceEvent.MediaChanged(endpointId, kind, isUp, bridge.now()));
      }
    }
  }

  /// Test: somebody begins or ceases to speak.
  public void speaking(EndpointId endpointId, boolean speaking) {
    if (endpoints.containsKey(endpointId)) {
      consumer.accept(new ConferenceEvent.SpeakingChanged(endpointId, speaking));
    }
  }

  /// Test: the endpoint's path died.
  public void fail(EndpointId endpointId) {
    if (endpoints.remove(endpointId) != null && !abandoned) {
      consumer.accept(new ConferenceEvent.EndpointFailed(endpointId, "ICE failed"));
    }
  }

  /// Test: this conference alone is lost, as when its Janus session timed out.
  public void lose(BridgeFailure failure) {
    if (!over) {
      over = true;
      endpoints.clear();
      bridge.forget(this);
      if (!abandoned) {
        consumer.accept(new ConferenceEvent.Lost(failure, bridge.now().minusSeconds(1)));
      }
    }
  }
}
