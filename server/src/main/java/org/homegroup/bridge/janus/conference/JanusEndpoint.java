package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.adapter.Endpoint;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.session.MediaKind;

/// One participant's endpoint, made of a publisher and a subscriber. Its feed id is the participant
/// id with a number, because Janus refuses a feed id (error 436) that an earlier attempt of the
/// same participant still holds.
final class JanusEndpoint implements Endpoint {

  static final String PUBLISHER_PEER = "up";

  private static final List<MediaSignal.Peer> PEERS =
      List.of(
          new MediaSignal.Peer(
              PUBLISHER_PEER,
              MediaSignal.Offerer.BROWSER,
              List.of(MediaKind.AUDIO, MediaKind.VIDEO)),
          new MediaSignal.Peer(SubscriberPeer.PEER, MediaSignal.Offerer.BRIDGE, List.of()));

  private final JanusConference conference;
  private final EndpointId id;
  private final String feed;
  private final Publisher publisher;
  private final Subscriber subscriber;
  private boolean closed;

  JanusEndpoint(
      JanusConference conference,
      VideoRoom room,
      EndpointId id,
      String feed,
      Set<MediaKind> muted) {
    this.conference = conference;
    this.id = id;
    this.feed = feed;
    this.publisher = new Publisher(conference, room, this, muted);
    this.subscriber = new Subscriber(conference, room, this);
  }

  /// Restores an endpoint from an earlier server's snapshot.
  static JanusEndpoint resume(
      JanusConference conference, VideoRoom room, JanusSnapshot.EndpointState snapshot) {
    JanusEndpoint it =
        new JanusEndpoint(
            conference, room, snapshot.id(), snapshot.feed(), snapshot.publisher().muted());
    it.publisher.resume(snapshot);
    it.subscriber.resume(snapshot);
    return it;
  }

  /// Completes with true if Janus still has the subscriber's handle. The publisher's handle shows
  /// in the room's list of feeds.
  Future<Boolean> isAlive() {
    return subscriber.isAlive();
  }

  /// Called when the opener receives events: resends what may have been lost with the earlier
  /// server.
  void afterAdoption() {
    if (isOpen()) {
      publisher.peer().afterAdoption().onFailure(e -> failed("muting again: " + e.getMessage()));
      subscriber.peer().afterAdoption();
    }
  }

  /// Returns the state for a later server; empty before the endpoint is open.
  Optional<JanusSnapshot.EndpointState> snapshot() {
    if (!isOpen()) {
      return Optional.empty();
    }
    return Optional.of(
        new JanusSnapshot.EndpointState(
            id,
            feed,
            publisher.privateId(),
            publisher.connected(),
            subscriber.constraints(),
            publisher.activeMids(),
            publisher.peer().snapshot(),
            subscriber.peer().snapshot()));
  }

  /// Describes this endpoint to the server that adopts the conference.
  AdoptedEndpoint adopted() {
    return new AdoptedEndpoint(
        id,
        publisher.muted(),
        publisher.up(),
        Map.of(PUBLISHER_PEER, publisher.peer().snapshot().offered()));
  }

  @Override
  public EndpointId id() {
    return id;
  }

  long privateId() {
    return publisher.privateId();
  }

  String feed() {
    return feed;
  }

  @Override
  public Future<Void> open() {
    return publisher
        .open()
        .map(
            _ -> {
              signal(new MediaSignal.Open(PEERS));
              conference.snapshotChanged();
              return null;
            });
  }

  boolean isClosed() {
    return closed;
  }

  boolean isOpen() {
    return publisher.isOpen() && !closed;
  }

  @Override
  public Future<Void> mute(Set<MediaKind> kinds) {
    return publisher.mute(kinds);
  }

  @Override
  public void receive(MediaSignal signal) {
    if (!isOpen()) {
      return;
    }
    switch (signal) {
      case MediaSignal.Offer offer when offer.peer().equals(PUBLISHER_PEER) ->
          publisher.offer(offer);
      case MediaSignal.Answer answer when answer.peer().equals(SubscriberPeer.PEER) ->
          subscriber.peer().answer(answer);
      case MediaSignal.Candidate candidate when candidate.peer().equals(PUBLISHER_PEER) ->
          publisher.trickle(candidate);
      case MediaSignal.Candidate candidate when candidate.peer().equals(SubscriberPeer.PEER) ->
          subscriber.peer().trickle(candidate);
      case MediaSignal.Restart restart when restart.peer().equals(SubscriberPeer.PEER) ->
          subscriber.peer().restart();
      case MediaSignal.Offer _,
          MediaSignal.Answer _,
          MediaSignal.Candidate _,
          MediaSignal.Restart _,
          MediaSignal.Open _,
          MediaSignal.Tracks _,
          MediaSignal.Closed _ -> {}
    }
  }

  /// Returns the streams that others can receive from this endpoint now.
  SequencedSet<Source> sources() {
    return isOpen() ? publisher.sources() : new LinkedHashSet<>();
  }

  void subscribe(SequencedSet<Source> sources) {
    if (isOpen()) {
      subscriber.peer().setSources(sources);
    }
  }

  @Override
  public void setReceiverConstraints(ReceiverConstraints wanted) {
    subscriber.setConstraints(wanted);
    conference.snapshotChanged();
    conference.updateSubscriptions(this);
  }

  /// Does nothing: Janus does not adapt to the receiver's bandwidth by itself.
  @Override
  public void setScreenShare(boolean screen) {}

  void keyFrame() {
    if (isOpen()) {
      publisher.peer().keyFrame();
    }
  }

  /// Handles an event of Janus's event stream. Returns true if it was about this endpoint.
  boolean onEvent(JanusEvent event) {
    if (closed) {
      return false;
    }
    return switch (event) {
      case JanusEvent.Receiving it when publisher.hasHandle(it.handleId()) -> {
        publisher.onEvent(it);
        yield true;
      }
      case JanusEvent.ReceptionStats it when publisher.hasHandle(it.handleId()) -> {
        publisher.onEvent(it);
        yield true;
      }
      case JanusEvent.IceFailed it
          when publisher.hasHandle(it.handleId())
              || it.handleId() == subscriber.peer().handleId() -> {
        failed("ICE failed");
        yield true;
      }
      case JanusEvent.Talking it when it.feed().equals(feed) -> {
        conference.events().accept(new ConferenceEvent.SpeakingChanged(id, it.talking()));
        yield true;
      }
      case JanusEvent.Receiving _,
          JanusEvent.ReceptionStats _,
          JanusEvent.IceFailed _,
          JanusEvent.Talking _ ->
          false;
    };
  }

  /// Cuts both peer connections; completes when Janus has confirmed both.
  @Override
  public Future<Void> close() {
    closed = true;
    return Future.join(publisher.close(), subscriber.peer().close()).mapEmpty();
  }

  /// Ends the endpoint and reports its failure, so that another may replace it.
  void failed(String reason) {
    if (!closed) {
      Instant now = conference.now();
      close();
      publisher.end(now);
      conference.failed(this, reason);
    }
  }

  void signal(MediaSignal signal) {
    if (!closed) {
      conference.events().accept(new ConferenceEvent.Signal(id, signal));
    }
  }
}
