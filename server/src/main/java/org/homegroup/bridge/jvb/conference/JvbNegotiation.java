package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.jvb.sdp.BridgeTransport;
import org.homegroup.bridge.jvb.sdp.ReceiveSlots;
import org.homegroup.bridge.jvb.sdp.SdpAnswer;
import org.homegroup.bridge.jvb.sdp.SdpOffer;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// What one browser is offered on its only peer, and what it answers. Brings it to what is wanted,
/// one negotiation at a time.
final class JvbNegotiation {

  static final String PEER = "all";

  private static final List<MediaSignal.Upload> UPLOADS =
      List.of(
          new MediaSignal.Upload(SdpOffer.uploadMid(MediaKind.AUDIO), MediaKind.AUDIO),
          new MediaSignal.Upload(SdpOffer.uploadMid(MediaKind.VIDEO), MediaKind.VIDEO));

  /// What was noted may be a little behind what the browser was last offered, so the next number is
  /// well above it.
  private static final int NUMBER_MARGIN = 100;

  /// What the negotiation needs of its endpoint.
  interface Context {
    void offer(MediaSignal.Offer offer);

    /// Tells the bridge the browser's side of the path, once, and what it sends.
    Future<Void> answered(SdpAnswer answer);

    /// Tells the bridge what the browser sends from now on.
    Future<Void> sends(Sources sources);

    void failed(String reason);

    /// Runs the task if the browser has not answered in time; run what is returned if it has.
    Runnable startAnswerTimer(Runnable task);
  }

  /// How far it has come with a browser that has answered.
  ///
  /// @param number of the last offer
  /// @param open whether its answer is still awaited
  /// @param slots names on the bridge, in the order of the m-lines; `""` is free
  record State(int number, boolean open, List<String> slots, Sources sources) {
    State {
      slots = List.copyOf(slots);
    }
  }

  private final JvbConference conference;
  private final Context context;
  private final BridgeTransport transport;
  private final ReceiveSlots slots;
  private SequencedMap<String, Sources> target = new LinkedHashMap<>();
  private Sources sources = Sources.NONE;
  private boolean answered;
  private boolean busy;

  /// Nobody knows whether the browser got the last offer.
  private boolean offerAgain;

  private boolean closed;
  private int number;
  private Runnable stopAnswerTimer = () -> {};

  /// With a browser that has not been offered anything.
  JvbNegotiation(JvbConference conference, Context context, BridgeTransport transport) {
    this.conference = conference;
    this.context = context;
    this.transport = transport;
    this.slots = new ReceiveSlots(List.of());
  }

  /// With a browser that has come so far with an earlier server.
  ///
  /// @param sent what others send, by name on the bridge
  JvbNegotiation(
      JvbConference conference,
      Context context,
      BridgeTransport transport,
      State state,
      Map<String, Sources> sent) {
    this.conference = conference;
    this.context = context;
    this.transport = transport;
    this.slots =
        new ReceiveSlots(
            state.slots().stream().map(name -> ReceiveSlots.remote(name, sent)).toList());
    this.sources = state.sources();
    this.answered = true;
    this.number = state.number() + NUMBER_MARGIN;
    this.offerAgain = state.open();
  }

  /// What others can receive now: nothing before the browser has answered.
  Sources sources() {
    return answered && !closed ? sources : Sources.NONE;
  }

  /// Empty before the browser has answered: then nothing is there to carry on with.
  Optional<State> state() {
    return answered && !closed
        ? Optional.of(new State(number, busy, slots.names(), sources))
        : Optional.empty();
  }

  void subscribe(SequencedMap<String, Sources> others) {
    target = new LinkedHashMap<>(others);
    step();
  }

  private void step() {
    if (busy || closed || number > 0 && !offerAgain && slots.matches(target)) {
      return;
    }
    busy = true;
    offerAgain = false;
    slots.assign(target);
    number++;
    stopAnswerTimer =
        context.startAnswerTimer(() -> context.failed("the browser did not answer an offer"));
    conference.snapshotChanged();
    String sdp = SdpOffer.write(transport, number, slots.all());
    context.offer(new MediaSignal.Offer(PEER, number, sdp, tracks(), UPLOADS));
  }

  private List<MediaSignal.Track> tracks() {
    List<MediaSignal.Track> tracks = new ArrayList<>();
    List<ReceiveSlots.Remote> all = slots.all();
    for (int slot = 0; slot < all.size(); slot++) {
      ReceiveSlots.Remote remote = all.get(slot);
      ParticipantId who = remote == null ? null : conference.participant(remote.endpoint());
      if (who != null) {
        for (MediaKind kind : MediaKind.values()) {
          if (!remote.sources().of(kind).isEmpty()) {
            tracks.add(new MediaSignal.Track(SdpOffer.slotMid(slot, kind), kind, who));
          }
        }
      }
    }
    return tracks;
  }

  void answer(MediaSignal.Answer signal) {
    if (closed || !busy || signal.negotiation() != number) {
      return;
    }
    stopAnswerTimer.run();
    SdpAnswer answer;
    try {
      answer = SdpAnswer.read(signal.sdp());
    } catch (IllegalArgumentException e) {
      context.failed("an answer with a fault: " + e.getMessage());
      return;
    }
    if (target.values().stream().anyMatch(answer.sources()::sharesSsrcWith)) {
      // In the next offers two people would have one number, which every browser refuses.
      context.failed("an answer with somebody else's ssrc");
      return;
    }
    updateBridge(answer)
        .onSuccess(_ -> bridgeUpdated(answer.sources()))
        .onFailure(e -> context.failed("its answer was refused: " + e.getMessage()));
  }

  /// The path is told once: the bridge takes no other afterwards (JVB note).
  private Future<Void> updateBridge(SdpAnswer answer) {
    if (!answered) {
      return context.answered(answer);
    }
    return answer.sources().equals(sources)
        ? Future.succeededFuture()
        : context.sends(answer.sources());
  }

  private void bridgeUpdated(Sources now) {
    if (closed) {
      return;
    }
    boolean changed = !answered || !now.equals(sources);
    answered = true;
    sources = now;
    busy = false;
    conference.snapshotChanged();
    if (changed) {
      conference.sourcesChanged();
    }
    step();
  }

  void close() {
    closed = true;
    stopAnswerTimer.run();
  }
}
