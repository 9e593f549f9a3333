package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Endpoint;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.VideoWishes;
import org.homegroup.bridge.janus.JanusMessages.Source;
import org.homegroup.session.MediaKind;

/// One participant's endpoint: an upload, with the evidence of what comes in, and a download. Its
/// feed id is the participant's with a number, because Janus refuses a feed id (436) while an
/// earlier attempt of the same participant still holds it.
final class JanusEndpoint implements Endpoint, JanusReception.Listener {

  static final String UPLOAD_PEER = "up";

  private static final List<MediaSignal.Peer> PEERS =
      List.of(
          new MediaSignal.Peer(
              UPLOAD_PEER, MediaSignal.Offerer.BROWSER, List.of(MediaKind.AUDIO, MediaKind.VIDEO)),
          new MediaSignal.Peer(JanusDownload.PEER, MediaSignal.Offerer.BRIDGE, List.of()));

  private final JanusConference conference;
  private final OpenRoom room;
  private final EndpointId id;
  private final String feed;
  private final JanusViewer viewer;
  private final JanusReception reception = new JanusReception(this);
  private Set<MediaKind> muted;
  private JanusHandle publisher;
  private JanusUpload upload;
  private long privateId;
  private boolean connected;
  private boolean over;

  JanusEndpoint(
      JanusConference conference, OpenRoom room, EndpointId id, String feed, Set<MediaKind> muted) {
    this.conference = conference;
    this.room = room;
    this.id = id;
    this.feed = feed;
    this.muted = muted;
    this.viewer = new JanusViewer(conference, room, this);
  }

  /// One that an earlier server made, and noted.
  static JanusEndpoint resume(JanusConference conference, OpenRoom room, JanusNote.Endpoint note) {
    JanusEndpoint it =
        new JanusEndpoint(conference, room, note.id(), note.feed(), note.upload().muted());
    it.resume(note);
    return it;
  }

  private void resume(JanusNote.Endpoint note) {
    privateId = note.privateId();
    connected = note.connected();
    reception.resume(note.receiving(), note.upload().published(), conference.now());
    publisher = room.resume(note.upload().handle(), this::told);
    upload = new JanusUpload(room, feed, publisher, note.upload(), this::signal);
    viewer.resume(note);
  }

  /// Whether Janus still has the handle of the download; that of the upload is in the room's list.
  Future<Boolean> lives() {
    return viewer.lives();
  }

  /// The listener hears from now on: says again what may have been lost with the earlier server.
  void goOn() {
    if (isOpen()) {
      upload.goOn().onFailure(e -> failed("muting again: " + e.getMessage()));
      viewer.download().goOn();
    }
  }

  /// Empty while there is nothing to go on with.
  Optional<JanusNote.Endpoint> note() {
    if (!isOpen()) {
      return Optional.empty();
    }
    return Optional.of(
        new JanusNote.Endpoint(
            id,
            feed,
            privateId,
            connected,
            viewer.wishes(),
            reception.coming(),
            upload.note(),
            viewer.download().note()));
  }

  /// For who opens the conference again.
  LivingEndpoint living() {
    return new LivingEndpoint(
        id, muted, reception.up(), Map.of(UPLOAD_PEER, upload.note().offered()));
  }

  @Override
  public EndpointId id() {
    return id;
  }

  /// By it Janus knows whose reception is to end with a kick.
  long privateId() {
    return privateId;
  }

  String feed() {
    return feed;
  }

  @Override
  public Future<Void> open() {
    return room.attach(feed + "/pub", this::told)
        .compose(
            handle -> {
              publisher = handle;
              return over ? overtaken(handle) : handle.request(room.joinToPublish(feed));
            })
        .map(
            answer -> {
              privateId = JanusAnswers.data(answer).getLong("private_id");
              upload = new JanusUpload(room, feed, publisher, muted, this::signal);
              signal(new MediaSignal.Open(PEERS));
              changed();
              return null;
            });
  }

  /// Removed while Janus was attaching: nobody else knows of this handle.
  private static Future<JsonObject> overtaken(JanusHandle handle) {
    return handle
        .detach()
        .transform(_ -> Future.failedFuture(new BridgeFailure.Overtaken("the endpoint")));
  }

  boolean isOpen() {
    return upload != null && !over;
  }

  @Override
  public Future<Void> mute(Set<MediaKind> kinds) {
    muted = kinds;
    if (over) {
      return Future.failedFuture(new BridgeFailure.Overtaken("the mute"));
    }
    return upload == null ? Future.succeededFuture() : upload.mute(kinds).onSuccess(_ -> changed());
  }

  @Override
  public void receive(MediaSignal signal) {
    if (!isOpen()) {
      return;
    }
    switch (signal) {
      case MediaSignal.Offer offer when offer.peer().equals(UPLOAD_PEER) ->
          upload
              .offer(offer)
              .onSuccess(_ -> conference.feedChanged())
              .onFailure(e -> failed("sending: " + e.getMessage()));
      case MediaSignal.Answer answer when answer.peer().equals(JanusDownload.PEER) ->
          viewer.download().answer(answer);
      case MediaSignal.Candidate candidate when candidate.peer().equals(UPLOAD_PEER) ->
          publisher.trickle(candidate);
      case MediaSignal.Candidate candidate when candidate.peer().equals(JanusDownload.PEER) ->
          viewer.download().trickle(candidate);
      case MediaSignal.Restart restart when restart.peer().equals(JanusDownload.PEER) ->
          viewer.download().restart();
      case MediaSignal.Offer _,
          MediaSignal.Answer _,
          MediaSignal.Candidate _,
          MediaSignal.Restart _,
          MediaSignal.Open _,
          MediaSignal.Tracks _,
          MediaSignal.Closed _ -> {}
    }
  }

  /// What others can receive from this endpoint now: nothing before its connection is up.
  SequencedSet<Source> sources() {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    if (connected && isOpen()) {
      upload.offered().forEach(each -> sources.add(new Source(feed, each.mid(), each.kind())));
    }
    return sources;
  }

  void want(SequencedSet<Source> sources) {
    if (isOpen()) {
      viewer.download().want(sources);
    }
  }

  @Override
  public void show(VideoWishes wanted) {
    viewer.wish(wanted);
    changed();
    conference.follow(this);
  }

  void keyFrame() {
    if (isOpen()) {
      upload.keyFrame();
    }
  }

  /// Evidence from the event stream. Returns whether it was about this endpoint.
  boolean take(JanusEvent event) {
    if (over) {
      return false;
    }
    return switch (event) {
      case JanusEvent.Receiving it when isPublisher(it.handleId()) -> {
        reception.take(it);
        yield true;
      }
      case JanusEvent.Counted it when isPublisher(it.handleId()) -> {
        reception.take(it, upload.note().published());
        yield true;
      }
      case JanusEvent.IceFailed it
          when isPublisher(it.handleId()) || it.handleId() == viewer.download().handleId() -> {
        failed("ICE failed");
        yield true;
      }
      case JanusEvent.Talking it when it.feed().equals(feed) -> {
        conference.voice().speaking(id, it.talking());
        yield true;
      }
      case JanusEvent.Receiving _,
          JanusEvent.Counted _,
          JanusEvent.IceFailed _,
          JanusEvent.Talking _ ->
          false;
    };
  }

  private boolean isPublisher(long handleId) {
    return publisher != null && publisher.id() == handleId;
  }

  /// What Janus says on the publishing handle without being asked.
  private void told(JsonObject message) {
    if (over) {
      return;
    }
    switch (message.getString("janus")) {
      case "webrtcup" -> {
        connected = true;
        conference.feedChanged();
      }
      case "hangup", "detached" -> failed("hung up");
      case null, default -> {}
    }
  }

  /// Cuts both peers; complete when Janus has confirmed both.
  @Override
  public Future<Void> close() {
    over = true;
    Future<Void> up = publisher == null ? Future.succeededFuture() : publisher.detach();
    return Future.join(up, viewer.download().close()).mapEmpty();
  }

  /// Ends it: another may take its place.
  void failed(String reason) {
    if (!over) {
      Instant now = conference.now();
      close();
      reception.end(now);
      conference.failed(this, reason);
    }
  }

  @Override
  public void media(MediaKind kind, boolean up, Instant at) {
    conference.voice().media(id, kind, up, at);
  }

  @Override
  public void changed() {
    conference.changed();
  }

  void signal(MediaSignal signal) {
    if (!over) {
      conference.voice().signal(id, signal);
    }
  }
}
