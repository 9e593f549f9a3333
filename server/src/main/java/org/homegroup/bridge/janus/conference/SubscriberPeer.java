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
import org.homegroup.bridge.janus.gateway.JanusAnswers;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusMessages;
import org.homegroup.bridge.janus.gateway.JanusMessages.Source;
import org.homegroup.session.MediaKind;

/// The receive peer of an endpoint: Janus offers ([SubscriberOffers]), the browser answers. Brings
/// what the endpoint receives (`have`) to what it is to receive (`wanted`), one negotiation at a
/// time.
/// Janus note: an update while an offer is open gets no offer of its own.
final class SubscriberPeer {

  static final String PEER = "down";

  /// A feed may need a moment between "its connection is up" and "it can be subscribed to".
  private static final Duration AGAIN = Duration.ofMillis(150);

  private static final int REFUSALS_MAX = 10;

  private final Vertx vertx;
  private final SubscriberPeerOwner owner;
  private final SubscriberOffers offers;
  private final SimulcastMonitor layerWatch;
  private final SimulcastSelection layers;
  private SequencedSet<Source> wanted = new LinkedHashSet<>();
  private SequencedSet<Source> have = new LinkedHashSet<>();
  private SequencedSet<Source> added = new LinkedHashSet<>();
  private JanusHandle handle;
  private boolean joined;
  private boolean busy;
  private boolean restart;
  private boolean over;
  private int refusals;

  SubscriberPeer(Vertx vertx, SubscriberPeerOwner owner, Duration browserWithin) {
    this.vertx = vertx;
    this.owner = owner;
    this.offers = new SubscriberOffers(vertx, owner, browserWithin);
    this.layerWatch = new SimulcastMonitor(vertx, owner::keyFrame);
    this.layers = new SimulcastSelection(owner::height, layerWatch);
  }

  /// Goes on from what an earlier server noted, with its handle. A negotiation that was under way
  /// still waits for the browser, which says its answer again if it gave one.
  void resume(JanusSnapshot.Download note, JanusHandle known) {
    handle = known;
    joined = note.joined();
    have = new LinkedHashSet<>(note.have());
    wanted = new LinkedHashSet<>(note.have());
    offers.resume(note);
    layers.uncertain();
    busy = note.open();
  }

  /// Says what may have been lost with an earlier server.
  void goOn() {
    if (joined && !busy) {
      offers.tracks();
      applyLayers();
    }
  }

  JanusSnapshot.Download note() {
    return new JanusSnapshot.Download(
        handleId(), joined, offers.number(), busy, List.copyOf(have), offers.map());
  }

  JanusHandle handle() {
    return handle;
  }

  long handleId() {
    return handle == null ? 0 : handle.id();
  }

  /// All that there is; of the videos, those that are shown. A video that was shown before stays
  /// subscribed and is only held back, so that it comes back without a negotiation.
  void want(SequencedSet<Source> sources) {
    SequencedSet<Source> before = wanted;
    wanted = new LinkedHashSet<>(sources);
    wanted.removeIf(
        each ->
            each.kind() == MediaKind.VIDEO
                && owner.height(each.feed()) == 0
                && !before.contains(each));
    step();
    applyLayers();
  }

  /// The browser's path died: the next offer restarts ICE.
  void restart() {
    if (joined) {
      restart = true;
      step();
    }
  }

  /// The browser's answer; one to an older offer, or a second one, is ignored.
  void answer(MediaSignal.Answer answer) {
    if (over || !offers.answered(answer.negotiation())) {
      return;
    }
    handle
        .request(JanusMessages.start(), JanusMessages.description("answer", answer.sdp()))
        .onSuccess(_ -> started())
        .onFailure(this::refused);
  }

  void trickle(MediaSignal.Candidate candidate) {
    if (handle != null) {
      handle.trickle(candidate);
    }
  }

  /// Janus says which size of a video passes from now on.
  void passes(String mid, int substream) {
    if (!over) {
      layerWatch.passes(mid, substream);
    }
  }

  /// Cuts what is received, at once.
  Future<Void> close() {
    over = true;
    offers.close();
    layerWatch.close();
    return handle == null ? Future.succeededFuture() : handle.detach();
  }

  private void step() {
    if (busy || over) {
      return;
    }
    if (handle == null) {
      if (!wanted.isEmpty()) {
        ask(this::attach, _ -> again());
      }
    } else if (!joined) {
      if (wanted.isEmpty()) {
        return;
      }
      SequencedSet<Source> all = new LinkedHashSet<>(wanted);
      ask(() -> handle.request(owner.join(all)), answer -> joined(all, answer));
    } else if (restart) {
      restart = false;
      ask(() -> handle.request(JanusMessages.restart()), this::offer);
    } else if (!wanted.equals(have)) {
      update();
    }
  }

  private void update() {
    SequencedSet<Source> target = new LinkedHashSet<>(wanted);
    SequencedSet<Source> more = minus(target, have);
    SequencedSet<Source> less = minus(have, target);
    if (more.isEmpty() && less.isEmpty()) {
      return;
    }
    ask(
        () -> handle.request(JanusMessages.update(more, less)),
        answer -> {
          have = target;
          added.addAll(more);
          offer(answer);
        });
  }

  private Future<JanusHandle> attach() {
    return owner
        .attach()
        .compose(
            fresh -> {
              handle = fresh;
              // Closed while Janus was attaching: nobody else knows of this handle.
              return over ? fresh.detach().map(fresh) : Future.succeededFuture(fresh);
            });
  }

  private void joined(SequencedSet<Source> sources, JsonObject answer) {
    joined = true;
    have = sources;
    // No key frame is asked for here: Janus asks itself when a viewer's connection comes up, and an
    // early request makes the first picture later (Janus note).
    offer(answer);
  }

  /// Passes Janus's offer on and waits for the browser; without an offer, only the map is new.
  private void offer(JsonObject answer) {
    refusals = 0;
    if (JanusAnswers.postponed(JanusAnswers.data(answer))) {
      owner.failed("an offer is open that nobody knows");
      return;
    }
    if (!offers.offer(answer)) {
      started();
    }
  }

  private void applyLayers() {
    if (joined && !over) {
      layers.apply(handle, offers.map());
    }
  }

  private void started() {
    applyLayers();
    // Janus asks the senders for no key frame after an update (Janus note).
    added.stream().map(Source::feed).distinct().forEach(owner::keyFrame);
    added = new LinkedHashSet<>();
    again();
  }

  private void again() {
    busy = false;
    step();
    owner.changed();
  }

  /// One request at a time; `busy` stays set until [#again].
  private <T> void ask(Supplier<Future<T>> request, Consumer<T> then) {
    busy = true;
    request
        .get()
        .onSuccess(
            answer -> {
              if (!over) {
                then.accept(answer);
              }
            })
        .onFailure(this::refused);
  }

  private void refused(Throwable failure) {
    if (over) {
      return;
    }
    boolean tooEarly =
        failure instanceof BridgeFailure.Refused refused
            && refused.code() == JanusAnswers.NO_SUCH_FEED;
    if (tooEarly && ++refusals < REFUSALS_MAX) {
      vertx.setTimer(AGAIN.toMillis(), _ -> again());
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
