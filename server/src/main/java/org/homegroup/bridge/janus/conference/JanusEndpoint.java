package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.adapter.Endpoint;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusMessages.Source;
import org.homegroup.session.MediaKind;

/// One participant's endpoint: what sends and what receives. Its feed id is the participant's with
/// a number, because Janus refuses a feed id (436) while an earlier attempt of the same participant
/// still holds it.
final class JanusEndpoint implements Endpoint {

  static final String UPLOAD_PEER = "up";

  private static final List<MediaSignal.Peer> PEERS =
      List.of(
          new MediaSignal.Peer(
              UPLOAD_PEER, MediaSignal.Offerer.BROWSER, List.of(MediaKind.AUDIO, MediaKind.VIDEO)),
          new MediaSignal.Peer(SubscriberPeer.PEER, MediaSignal.Offerer.BRIDGE, List.of()));

  private final JanusConference conference;
  private final EndpointId id;
  private final String feed;
  private final Publisher sender;
  private final Subscriber viewer;
  private boolean over;

  JanusEndpoint(
      JanusConference conference, OpenRoom room, EndpointId id, String feed, Set<MediaKind> muted) {
    this.conference = conference;
    this.id = id;
    this.feed = feed;
    this.sender = new Publisher(conference, room, this, muted);
    this.viewer = new Subscriber(conference, room, this);
  }

  /// One that an earlier server made, and noted.
  static JanusEndpoint resume(
      JanusConference conference, OpenRoom room, JanusSnapshot.Endpoint note) {
    JanusEndpoint it =
        new JanusEndpoint(conference, room, note.id(), note.feed(), note.upload().muted());
    it.sender.resume(note);
    it.viewer.resume(note);
    return it;
  }

  /// Whether Janus still has the handle of the download; that of the upload is in the room's list.
  Future<Boolean> lives() {
    return viewer.lives();
  }

  /// The listener hears from now on: says again what may have been lost with the earlier server.
  void goOn() {
    if (isOpen()) {
      sender.upload().goOn().onFailure(e -> failed("muting again: " + e.getMessage()));
      viewer.download().goOn();
    }
  }

  /// Empty while there is nothing to go on with.
  Optional<JanusSnapshot.Endpoint> note() {
    if (!isOpen()) {
      return Optional.empty();
    }
    return Optional.of(
        new JanusSnapshot.Endpoint(
            id,
            feed,
            sender.privateId(),
            sender.connected(),
            viewer.wishes(),
            sender.coming(),
            sender.upload().note(),
            viewer.download().note()));
  }

  /// For who opens the conference again.
  LivingEndpoint living() {
    return new LivingEndpoint(
        id, sender.muted(), sender.up(), Map.of(UPLOAD_PEER, sender.upload().note().offered()));
  }

  @Override
  public EndpointId id() {
    return id;
  }

  long privateId() {
    return sender.privateId();
  }

  String feed() {
    return feed;
  }

  @Override
  public Future<Void> open() {
    return sender
        .open()
        .map(
            _ -> {
              signal(new MediaSignal.Open(PEERS));
              conference.changed();
              return null;
            });
  }

  boolean isOver() {
    return over;
  }

  boolean isOpen() {
    return sender.isOpen() && !over;
  }

  @Override
  public Future<Void> mute(Set<MediaKind> kinds) {
    return sender.mute(kinds);
  }

  @Override
  public void receive(MediaSignal signal) {
    if (!isOpen()) {
      return;
    }
    switch (signal) {
      case MediaSignal.Offer offer when offer.peer().equals(UPLOAD_PEER) -> sender.offer(offer);
      case MediaSignal.Answer answer when answer.peer().equals(SubscriberPeer.PEER) ->
          viewer.download().answer(answer);
      case MediaSignal.Candidate candidate when candidate.peer().equals(UPLOAD_PEER) ->
          sender.trickle(candidate);
      case MediaSignal.Candidate candidate when candidate.peer().equals(SubscriberPeer.PEER) ->
          viewer.download().trickle(candidate);
      case MediaSignal.Restart restart when restart.peer().equals(SubscriberPeer.PEER) ->
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

  /// What others can receive from this endpoint now.
  SequencedSet<Source> sources() {
    return isOpen() ? sender.sources() : new LinkedHashSet<>();
  }

  void want(SequencedSet<Source> sources) {
    if (isOpen()) {
      viewer.download().want(sources);
    }
  }

  @Override
  public void show(ReceiverConstraints wanted) {
    viewer.wish(wanted);
    conference.changed();
    conference.follow(this);
  }

  /// Ignored: Janus does not adapt to the line by itself.
  @Override
  public void screen(boolean screen) {}

  void keyFrame() {
    if (isOpen()) {
      sender.upload().keyFrame();
    }
  }

  /// Evidence from the event stream. Returns whether it was about this endpoint.
  boolean take(JanusEvent event) {
    if (over) {
      return false;
    }
    return switch (event) {
      case JanusEvent.Receiving it when sender.isAt(it.handleId()) -> {
        sender.take(it);
        yield true;
      }
      case JanusEvent.Counted it when sender.isAt(it.handleId()) -> {
        sender.take(it);
        yield true;
      }
      case JanusEvent.IceFailed it
          when sender.isAt(it.handleId()) || it.handleId() == viewer.download().handleId() -> {
        failed("ICE failed");
        yield true;
      }
      case JanusEvent.Talking it when it.feed().equals(feed) -> {
        conference.voice().accept(new ConferenceEvent.SpeakingChanged(id, it.talking()));
        yield true;
      }
      case JanusEvent.Receiving _,
          JanusEvent.Counted _,
          JanusEvent.IceFailed _,
          JanusEvent.Talking _ ->
          false;
    };
  }

  /// Cuts both peers; complete when Janus has confirmed both.
  @Override
  public Future<Void> close() {
    over = true;
    return Future.join(sender.close(), viewer.download().close()).mapEmpty();
  }

  /// Ends it: another may take its place.
  void failed(String reason) {
    if (!over) {
      Instant now = conference.now();
      close();
      sender.end(now);
      conference.failed(this, reason);
    }
  }

  void signal(MediaSignal signal) {
    if (!over) {
      conference.voice().accept(new ConferenceEvent.Signal(id, signal));
    }
  }
}
