package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.session.MediaKind;

/// The peer connection on which an endpoint receives: Janus offers ([SubscriberOffers]), the
/// browser answers. Changes the subscriptions from `current` to `target`, one negotiation at a
/// time.
///
/// Janus note: an update while an offer is open gets no offer of its own.
final class SubscriberPeer {

  static final String PEER = "down";

  /// The pause before a retry. A feed whose connection is up may need a moment until others can
  /// subscribe to it.
  private static final Duration RETRY_AFTER = Duration.ofMillis(150);

  private static final int REFUSALS_MAX = 10;

  private final Vertx vertx;
  private final SubscriberPeerOwner owner;
  private final SubscriberOffers offers;
  private final SimulcastMonitor simulcastMonitor;
  private final SimulcastSelection simulcast;
  private SequencedSet<Source> target = new LinkedHashSet<>();
  private SequencedSet<Source> current = new LinkedHashSet<>();
  private SequencedSet<Source> newSources = new LinkedHashSet<>();
  private JanusHandle handle;
  private boolean joined;
  private boolean busy;
  private boolean restart;
  private boolean closed;
  private int refusals;

  SubscriberPeer(Vertx vertx, SubscriberPeerOwner owner, Duration browserWithin) {
    this.vertx = vertx;
    this.owner = owner;
    this.offers = new SubscriberOffers(vertx, owner, browserWithin);
    this.simulcastMonitor = new SimulcastMonitor(vertx, owner::keyFrame);
    this.simulcast = new SimulcastSelection(owner::height, simulcastMonitor);
  }

  /// Continues from an earlier server's snapshot and handle. An open negotiation still waits for
  /// the browser, which resends its answer if it gave one.
  void resume(JanusSnapshot.SubscriberState snapshot, JanusHandle known) {
    handle = known;
    joined = snapshot.joined();
    current = new LinkedHashSet<>(snapshot.subscribedTo());
    target = new LinkedHashSet<>(snapshot.subscribedTo());
    offers.resume(snapshot);
    simulcast.requestAll();
    busy = snapshot.open();
  }

  /// Resends what may have been lost with an earlier server.
  void afterAdoption() {
    if (joined && !busy) {
      offers.tracks();
      applySimulcast();
    }
  }

  JanusSnapshot.SubscriberState snapshot() {
    return new JanusSnapshot.SubscriberState(
        handleId(), joined, offers.number(), busy, List.copyOf(current), offers.mLines());
  }

  JanusHandle handle() {
    return handle;
  }

  long handleId() {
    return handle == null ? 0 : handle.id();
  }

  /// Sets the streams to receive: all audio, and the videos that are shown. A video that was shown
  /// before stays subscribed and is only paused, so that it can come back without a negotiation.
  void setSources(SequencedSet<Source> sources) {
    SequencedSet<Source> before = target;
    target = new LinkedHashSet<>(sources);
    target.removeIf(
        each ->
            each.kind() == MediaKind.VIDEO
                && owner.height(each.feed()) == 0
                && !before.contains(each));
    step();
    applySimulcast();
  }

  /// Handles the browser's request after its path died: the next offer restarts ICE.
  void restart() {
    if (joined) {
      restart = true;
      step();
    }
  }

  /// Handles the browser's answer. An answer to an older offer and a repeated answer are ignored.
  void answer(MediaSignal.Answer answer) {
    if (closed || !offers.acceptAnswer(answer.negotiation())) {
      return;
    }
    handle
        .request(JanusRequests.start(), JanusRequests.description("answer", answer.sdp()))
        .onSuccess(_ -> started())
        .onFailure(this::refused);
  }

  void trickle(MediaSignal.Candidate candidate) {
    if (handle != null) {
      handle.trickle(candidate);
    }
  }

  /// Handles a report of Janus about the simulcast layer that it forwards.
  void substreamForwarded(String mid, int substream) {
    if (!closed) {
      simulcastMonitor.forwarded(mid, substream);
    }
  }

  /// Cuts all received media at once.
  Future<Void> close() {
    closed = true;
    offers.close();
    simulcastMonitor.close();
    return handle == null ? Future.succeededFuture() : handle.detach();
  }

  private void step() {
    if (busy || closed) {
      return;
    }
    if (handle == null) {
      if (!target.isEmpty()) {
        request(this::attach, _ -> finish());
      }
    } else if (!joined) {
      if (target.isEmpty()) {
        return;
      }
      SequencedSet<Source> all = new LinkedHashSet<>(target);
      request(() -> handle.request(owner.join(all)), answer -> joined(all, answer));
    } else if (restart) {
      restart = false;
      request(() -> handle.request(JanusRequests.restart()), this::offer);
    } else if (!target.equals(current)) {
      update();
    }
  }

  private void update() {
    SequencedSet<Source> next = new LinkedHashSet<>(target);
    SequencedSet<Source> subscribe = minus(next, current);
    SequencedSet<Source> unsubscribe = minus(current, next);
    if (subscribe.isEmpty() && unsubscribe.isEmpty()) {
      return;
    }
    request(
        () -> handle.request(JanusRequests.update(subscribe, unsubscribe)),
        answer -> {
          current = next;
          newSources.addAll(subscribe);
          offer(answer);
        });
  }

  private Future<JanusHandle> attach() {
    return owner
        .attach()
        .compose(
            fresh -> {
              handle = fresh;
              // Closed while Janus was attaching; nothing else knows of this handle.
              return closed ? fresh.detach().map(fresh) : Future.succeededFuture(fresh);
            });
  }

  private void joined(SequencedSet<Source> sources, JsonObject answer) {
    joined = true;
    current = sources;
    // Requests no key frame: Janus does so when a subscriber's connection comes up, and an early
    // request delays the first picture (Janus note).
    offer(answer);
  }

  /// Passes Janus's offer on and waits for the browser. Without an offer, only the track map has
  /// changed.
  private void offer(JsonObject answer) {
    refusals = 0;
    if (JanusResponses.postponed(JanusResponses.data(answer))) {
      owner.failed("an unknown offer is open");
      return;
    }
    if (!offers.offer(answer)) {
      started();
    }
  }

  private void applySimulcast() {
    if (joined && !closed) {
      simulcast.apply(handle, offers.mLines());
    }
  }

  private void started() {
    applySimulcast();
    // Janus requests no key frames after an update (Janus note).
    newSources.stream().map(Source::feed).distinct().forEach(owner::keyFrame);
    newSources = new LinkedHashSet<>();
    finish();
  }

  private void finish() {
    busy = false;
    step();
    owner.snapshotChanged();
  }

  /// Sends a request. There is one at a time: `busy` stays set until [#finish].
  private <T> void request(Supplier<Future<T>> request, Consumer<T> then) {
    busy = true;
    request
        .get()
        .onSuccess(
            answer -> {
              if (!closed) {
                then.accept(answer);
              }
            })
        .onFailure(this::refused);
  }

  private void refused(Throwable failure) {
    if (closed) {
      return;
    }
    boolean tooEarly =
        failure instanceof BridgeFailure.Refused refused
            && refused.code() == JanusResponses.NO_SUCH_FEED;
    if (tooEarly && ++refusals < REFUSALS_MAX) {
      vertx.setTimer(RETRY_AFTER.toMillis(), _ -> finish());
    } else if (!(failure instanceof BridgeFailure.Unreachable)) {
      owner.failed("receiving: " + failure.getMessage());
    }
  }

  private static SequencedSet<Source> minus(
      SequencedSet<Source> all, SequencedSet<Source> without) {
    SequencedSet<Source> rest = new LinkedHashSet<>(all);
    rest.removeAll(without);
    return rest;
  }
}
