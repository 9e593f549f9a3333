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

/// Negotiates the only peer connection of a browser: this server writes the offers, the browser
/// answers. Brings the offered sources to `target`, one negotiation at a time.
final class JvbNegotiation {

  static final String PEER = "all";

  private static final List<MediaSignal.Upload> UPLOADS =
      List.of(
          new MediaSignal.Upload(SdpOffer.uploadMid(MediaKind.AUDIO), MediaKind.AUDIO),
          new MediaSignal.Upload(SdpOffer.uploadMid(MediaKind.VIDEO), MediaKind.VIDEO));

  /// Added to a stored offer number, because the snapshot may be older than the browser's last
  /// offer.
  private static final int NUMBER_MARGIN = 100;

  /// The owner of a negotiation: its peer and endpoint.
  interface Context {
    void offer(MediaSignal.Offer offer);

    /// Tells the bridge the browser's transport, which is possible only once, and its sources.
    Future<Void> answered(SdpAnswer answer);

    /// Tells the bridge the browser's new sources.
    Future<Void> sends(Sources sources);

    void failed(String reason);

    /// Runs the task if the browser does not answer in time. Run the result to cancel.
    Runnable startAnswerTimer(Runnable task);
  }

  /// The state of a negotiation with a browser that has answered.
  ///
  /// @param number of the last offer
  /// @param open true while its answer is awaited
  /// @param slots endpoint names on the bridge in the order of the m-lines; `""` is a free slot
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

  /// True if it is unknown whether the browser got the last offer.
  private boolean offerAgain;

  private boolean closed;
  private int number;
  private Runnable stopAnswerTimer = () -> {};

  /// Starts with a browser that has no offer yet.
  JvbNegotiation(JvbConference conference, Context context, BridgeTransport transport) {
    this.conference = conference;
    this.context = context;
    this.transport = transport;
    this.slots = new ReceiveSlots(List.of());
  }

  /// Continues an earlier server's negotiation.
  ///
  /// @param sent the sources of the others, by name on the bridge
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

  /// Returns the sources that others can receive; none before the browser has answered.
  Sources sources() {
    return answered && !closed ? sources : Sources.NONE;
  }

  /// Returns the state for a later server; empty before the browser has answered.
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
      // The next offers would contain one SSRC twice, which every browser refuses.
      context.failed("an answer with an SSRC of another endpoint");
      return;
    }
    updateBridge(answer)
        .onSuccess(_ -> bridgeUpdated(answer.sources()))
        .onFailure(e -> context.failed("its answer was refused: " + e.getMessage()));
  }

  /// Sends the answer's content to the bridge. The transport goes only once, because the bridge
  /// accepts no other afterwards (JVB note).
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
