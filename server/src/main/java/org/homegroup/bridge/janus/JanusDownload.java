package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.JanusAnswers.Subscribed;
import org.homegroup.bridge.janus.JanusMessages.Source;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;

/// The receive peer of an endpoint: Janus offers, the browser answers. Brings what the endpoint
/// receives (`have`) to what it is to receive (`wanted`), one negotiation at a time. Janus note: an
/// update while an offer is open gets no offer of its own.
final class JanusDownload {

  static final String PEER = "down";

  /// A feed may need a moment between "its connection is up" and "it can be subscribed to".
  private static final Duration AGAIN = Duration.ofMillis(150);

  private static final int REFUSALS_MAX = 10;

  /// What a download needs of its endpoint and conference.
  interface Owner {
    /// A new handle for this peer.
    Future<JanusHandle> attach();

    /// The join that makes it a receiver of these sources.
    JsonObject join(Set<Source> sources);

    /// Whose feed it is; `null` when that participant has gone.
    ParticipantId participant(String feed);

    /// How tall the browser shows this feed's video; 0: not at all.
    int height(String feed);

    /// New viewers wait for this feed's next whole picture.
    void keyFrame(String feed);

    void signal(MediaSignal signal);

    /// What [#note] says is another thing now.
    void changed();

    void failed(String reason);
  }

  private final Vertx vertx;
  private final Owner owner;
  private final Duration browserWithin;
  private final JanusLayers layers;
  private SequencedSet<Source> wanted = new LinkedHashSet<>();
  private SequencedSet<Source> have = new LinkedHashSet<>();
  private SequencedSet<Source> added = new LinkedHashSet<>();
  private List<Subscribed> map = List.of();
  private JanusHandle handle;
  private boolean joined;
  private boolean busy;
  private boolean restart;
  private boolean over;
  private int negotiation;
  private int refusals;
  private long patience = -1;

  JanusDownload(Vertx vertx, Owner owner, Duration browserWithin) {
    this.vertx = vertx;
    this.owner = owner;
    this.browserWithin = browserWithin;
    this.layers = new JanusLayers(owner::height);
  }

  /// Goes on from what an earlier server noted, with its handle. A negotiation that was under way
  /// still waits for the browser, which says its answer again if it gave one.
  void resume(JanusNote.Download note, JanusHandle known) {
    handle = known;
    joined = note.joined();
    negotiation = note.negotiation();
    have = new LinkedHashSet<>(note.have());
    wanted = new LinkedHashSet<>(note.have());
    map = note.map();
    layers.uncertain();
    if (note.open()) {
      busy = true;
      wait("the browser did not answer an earlier server's offer");
    }
  }

  /// Says what may have been lost with an earlier server.
  void goOn() {
    if (joined && !busy) {
      owner.signal(new MediaSignal.Tracks(PEER, tracks()));
      applyLayers();
    }
  }

  JanusNote.Download note() {
    return new JanusNote.Download(handleId(), joined, negotiation, busy, List.copyOf(have), map);
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
    if (over || patience < 0 || answer.negotiation() != negotiation) {
      return;
    }
    calm();
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

  /// Cuts what is received, at once.
  Future<Void> close() {
    over = true;
    calm();
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
    List<Subscribed> lines = JanusAnswers.subscribed(JanusAnswers.data(answer));
    // The answer to an ICE restart names no streams: they are as they were.
    map = lines.isEmpty() ? map : lines;
    List<MediaSignal.Track> tracks = tracks();
    String sdp = JanusAnswers.sdp(answer);
    if (sdp == null) {
      owner.signal(new MediaSignal.Tracks(PEER, tracks));
      started();
      return;
    }
    negotiation++;
    wait("the browser did not answer an offer");
    owner.signal(new MediaSignal.Offer(PEER, negotiation, sdp, tracks, List.of()));
    owner.changed();
  }

  private void wait(String otherwise) {
    patience = vertx.setTimer(browserWithin.toMillis(), _ -> owner.failed(otherwise));
  }

  private List<MediaSignal.Track> tracks() {
    return map.stream()
        .filter(Subscribed::active)
        .map(each -> new MediaSignal.Track(each.mid(), each.kind(), owner.participant(each.feed())))
        .filter(each -> each.participantId() != null)
        .toList();
  }

  private void applyLayers() {
    if (joined && !over) {
      layers.apply(handle, map);
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

  private void calm() {
    if (patience >= 0) {
      vertx.cancelTimer(patience);
      patience = -1;
    }
  }

  private static SequencedSet<Source> minus(
      SequencedSet<Source> all, SequencedSet<Source> without) {
    SequencedSet<Source> rest = new LinkedHashSet<>(all);
    rest.removeAll(without);
    return rest;
  }
}
