package org.homegroup.bridge.jvb;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.VideoWishes;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;

/// One participant's endpoint and its single peer `all`, on which this server offers for the
/// bridge. Brings what the browser is offered to what it is to receive (`wanted`), one negotiation
/// at a time. ICE cannot be restarted over REST (JVB note): a browser that asks for it gets a new
/// endpoint.
final class JvbEndpoint implements ColibriSocket.Listener {

  static final String PEER = "all";

  private static final List<MediaKind> BOTH = List.of(MediaKind.AUDIO, MediaKind.VIDEO);
  private static final MediaSignal.Open OPEN =
      new MediaSignal.Open(List.of(new MediaSignal.Peer(PEER, MediaSignal.Offerer.BRIDGE, BOTH)));
  private static final List<MediaSignal.Upload> UPLOADS =
      BOTH.stream().map(it -> new MediaSignal.Upload(SdpOffer.uploadMid(it), it)).toList();

  /// The heights that the bridge itself expects of sizes, below the largest.
  private static final int SMALL = 180;

  private static final int MIDDLE = 360;

  /// Readings of the bridge that may miss an endpoint: one may have been made before its birth.
  private static final int MISSED_MAX = 2;

  private final JvbConference conference;
  private final EndpointId id;
  private final String name;
  private final Slots slots = new Slots();
  private final MediaEvidence evidence;
  private SequencedMap<String, Sources> wanted = new LinkedHashMap<>();
  private VideoWishes wishes = VideoWishes.ALL;
  private String said = "";
  private boolean socketOpen;
  private Set<MediaKind> muted;
  private BridgeTransport transport;
  private ColibriSocket socket;
  private Sources sources = Sources.NONE;
  private boolean answered;
  private boolean busy;
  private boolean over;
  private int negotiation;
  private int missed;
  private Runnable patience = () -> {};

  /// `name` is what the bridge and the other browsers call it: random, because [EndpointId] is for
  /// its own browser only.
  JvbEndpoint(JvbConference conference, EndpointId id, String name, Set<MediaKind> muted) {
    this.conference = conference;
    this.id = id;
    this.name = name;
    this.muted = muted;
    this.evidence = conference.evidence((kind, up, at) -> conference.media(id, kind, up, at));
  }

  EndpointId id() {
    return id;
  }

  String name() {
    return name;
  }

  /// Makes the endpoint on the bridge and tells the browser to open its peer.
  Future<Void> open() {
    return conference
        .requests()
        .create(name, muted)
        .compose(
            created -> {
              if (over) {
                // Removed while it was being made: the expiry may have come too early.
                return conference
                    .expire(name)
                    .transform(_ -> Future.failedFuture(new BridgeFailure.Overtaken("the add")));
              }
              transport = created;
              socket = created.webSocket().map(url -> conference.socket(url, this)).orElse(null);
              signal(OPEN);
              return Future.succeededFuture();
            });
  }

  Future<Void> mute(Set<MediaKind> kinds) {
    muted = kinds;
    return over
        ? Future.failedFuture(new BridgeFailure.Overtaken("the mute"))
        : conference.requests().mute(name, kinds);
  }

  /// What others can receive from this endpoint now: nothing before its browser has answered.
  Sources sources() {
    return answered && !over ? sources : Sources.NONE;
  }

  void want(SequencedMap<String, Sources> others) {
    wanted = new LinkedHashMap<>(others);
    step();
    constrain();
  }

  void show(VideoWishes wanted) {
    wishes = wanted;
    constrain();
  }

  /// Says which pictures the browser shows, when it has changed: also when somebody new is shown
  /// under a name that the bridge did not have before.
  private void constrain() {
    String constraints = constraints();
    if (socketOpen && !over && !constraints.equals(said)) {
      said = constraints;
      socket.say(constraints);
    }
  }

  private String constraints() {
    if (wishes.equals(VideoWishes.ALL)) {
      return ColibriEvent.receiveVideo(conference.heightMax());
    }
    SequencedMap<String, Integer> heights = new LinkedHashMap<>();
    for (String other : wanted.keySet()) {
      ParticipantId who = conference.participant(other);
      int height = who == null ? 0 : wishes.height(who);
      if (height > 0) {
        heights.put(SourceNames.of(other, MediaKind.VIDEO), filling(height));
      }
    }
    return ColibriEvent.receiveVideo(heights);
  }

  /// How tall a picture may be to fill a tile. The bridge takes the largest that is no taller than
  /// it is told, so a tile of 200 lines would get the quarter of 180, and stay blurred.
  private int filling(int tile) {
    return Math.min(tile <= SMALL ? SMALL : tile <= MIDDLE ? MIDDLE : tile, conference.heightMax());
  }

  /// A signal from the browser. One that does not fit the peer is ignored; so are candidates,
  /// which the bridge does not need.
  void receive(MediaSignal signal) {
    switch (signal) {
      case MediaSignal.Answer answer when answer.peer().equals(PEER) -> answer(answer);
      case MediaSignal.Restart restart when restart.peer().equals(PEER) ->
          failed("the browser asks for a new path");
      case MediaSignal.Offer _,
          MediaSignal.Answer _,
          MediaSignal.Candidate _,
          MediaSignal.Restart _,
          MediaSignal.Open _,
          MediaSignal.Tracks _,
          MediaSignal.Closed _ -> {}
    }
  }

  /// A reading of the bridge's counters; `null` when it does not know this endpoint.
  void counted(EndpointCounts counts, Instant at) {
    if (over || transport == null) {
      return;
    }
    if (counts == null) {
      if (++missed >= MISSED_MAX) {
        failed("the bridge has given it up");
      }
      return;
    }
    missed = 0;
    evidence.take(counts, at);
    if (counts.iceFailed()) {
      failed("ICE failed");
    }
  }

  /// The bridge hears nothing of this endpoint at all.
  void silent() {
    if (!over) {
      evidence.silent();
    }
  }

  /// Cuts the endpoint; complete when the bridge has confirmed it.
  Future<Void> close() {
    over = true;
    patience.run();
    if (socket != null) {
      socket.close();
    }
    return conference.expire(name);
  }

  /// The bridge is gone: nothing is left to be cut, and nothing is told any more.
  void abandon() {
    over = true;
    patience.run();
    if (socket != null) {
      socket.close();
    }
  }

  private void step() {
    if (busy || over || transport == null || (negotiation > 0 && slots.carries(wanted))) {
      return;
    }
    busy = true;
    slots.carry(wanted);
    negotiation++;
    patience = conference.patience(() -> failed("the browser did not answer an offer"));
    String sdp = SdpOffer.write(transport, negotiation, slots.all());
    signal(new MediaSignal.Offer(PEER, negotiation, sdp, tracks(), UPLOADS));
  }

  private List<MediaSignal.Track> tracks() {
    List<MediaSignal.Track> tracks = new ArrayList<>();
    List<Slots.Remote> all = slots.all();
    for (int slot = 0; slot < all.size(); slot++) {
      Slots.Remote remote = all.get(slot);
      ParticipantId who = remote == null ? null : conference.participant(remote.endpoint());
      if (who != null) {
        for (MediaKind kind : BOTH) {
          if (!remote.sources().of(kind).isEmpty()) {
            tracks.add(new MediaSignal.Track(SdpOffer.slotMid(slot, kind), kind, who));
          }
        }
      }
    }
    return tracks;
  }

  private void answer(MediaSignal.Answer signal) {
    if (over || !busy || signal.negotiation() != negotiation) {
      return;
    }
    patience.run();
    SdpAnswer answer;
    try {
      answer = SdpAnswer.read(signal.sdp());
    } catch (IllegalArgumentException e) {
      failed("an answer with a fault: " + e.getMessage());
      return;
    }
    tell(answer)
        .onSuccess(_ -> told(answer.sources()))
        .onFailure(e -> failed("its answer was refused: " + e.getMessage()));
  }

  /// The path is told once: the bridge takes no other afterwards (JVB note).
  private Future<Void> tell(SdpAnswer answer) {
    if (!answered) {
      return conference.requests().answered(name, answer);
    }
    return answer.sources().equals(sources)
        ? Future.succeededFuture()
        : conference.requests().sends(name, answer.sources());
  }

  private void told(Sources now) {
    if (over) {
      return;
    }
    boolean changed = !answered || !now.equals(sources);
    answered = true;
    sources = now;
    busy = false;
    if (changed) {
      conference.sourcesChanged();
    }
    step();
  }

  private void failed(String reason) {
    if (!over) {
      close();
      evidence.silent();
      conference.failed(this, reason);
    }
  }

  private void signal(MediaSignal signal) {
    if (!over) {
      conference.signal(id, signal);
    }
  }

  @Override
  public void opened() {
    socketOpen = true;
    said = "";
    constrain();
  }

  @Override
  public void event(ColibriEvent event) {
    if (!over) {
      conference.event(event);
    }
  }

  @Override
  public void broken() {
    socketOpen = false;
    conference.suspicious();
  }

  @Override
  public void ended() {
    failed("the bridge ended it");
  }
}
