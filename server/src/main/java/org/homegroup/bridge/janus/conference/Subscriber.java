package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.id.ParticipantId;

/// The receiving side of an endpoint: its peer connection on a Janus handle of its own, and the
/// videos that its browser wants.
final class Subscriber implements SubscriberPeerOwner {

  private final JanusConference conference;
  private final VideoRoom room;
  private final JanusEndpoint endpoint;
  private final SubscriberPeer peer;
  private ReceiverConstraints constraints = ReceiverConstraints.ALL;

  Subscriber(JanusConference conference, VideoRoom room, JanusEndpoint endpoint) {
    this.conference = conference;
    this.room = room;
    this.endpoint = endpoint;
    this.peer = conference.subscriberPeer(this);
  }

  /// Restores the subscriber from an earlier server's snapshot.
  void resume(JanusSnapshot.EndpointState snapshot) {
    constraints = snapshot.constraints();
    if (snapshot.subscriber().handle() != 0) {
      peer.resume(
          snapshot.subscriber(), room.resume(snapshot.subscriber().handle(), this::onEvent));
    }
  }

  /// Completes with true if Janus still has the handle, or if there is none yet.
  Future<Boolean> isAlive() {
    return peer.handle() == null ? Future.succeededFuture(true) : room.isAlive(peer.handle());
  }

  SubscriberPeer peer() {
    return peer;
  }

  ReceiverConstraints constraints() {
    return constraints;
  }

  /// Takes effect with the next [SubscriberPeer#setSources].
  void setConstraints(ReceiverConstraints wanted) {
    constraints = wanted;
  }

  private void onEvent(JsonObject message) {
    if ("hangup".equals(message.getString("janus"))) {
      failed("hung up");
    }
    JsonObject data = JanusResponses.data(message);
    if (data.containsKey("substream")) {
      peer.substreamForwarded(data.getString("mid"), data.getInteger("substream"));
    }
  }

  @Override
  public Future<JanusHandle> attach() {
    return room.attach(endpoint.feed() + "/sub", this::onEvent);
  }

  @Override
  public JsonObject join(Set<Source> sources) {
    return room.joinToReceive(endpoint.privateId(), sources);
  }

  @Override
  public ParticipantId participant(String feed) {
    return conference.participant(feed);
  }

  @Override
  public int height(String feed) {
    ParticipantId of = conference.participant(feed);
    return of == null ? 0 : constraints.height(of);
  }

  @Override
  public void keyFrame(String feed) {
    conference.keyFrame(feed);
  }

  @Override
  public void signal(MediaSignal signal) {
    endpoint.signal(signal);
  }

  @Override
  public void snapshotChanged() {
    conference.snapshotChanged();
  }

  @Override
  public void failed(String reason) {
    endpoint.failed(reason);
  }
}
