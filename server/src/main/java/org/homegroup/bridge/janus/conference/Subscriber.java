package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.janus.gateway.JanusAnswers;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusMessages.Source;
import org.homegroup.id.ParticipantId;

/// The receiving side of an endpoint: its download, on a handle of its own, and which videos its
/// browser wishes to see.
final class Subscriber implements SubscriberPeerOwner {

  private final JanusConference conference;
  private final OpenRoom room;
  private final JanusEndpoint endpoint;
  private final SubscriberPeer download;
  private ReceiverConstraints wishes = ReceiverConstraints.ALL;

  Subscriber(JanusConference conference, OpenRoom room, JanusEndpoint endpoint) {
    this.conference = conference;
    this.room = room;
    this.endpoint = endpoint;
    this.download = conference.download(this);
  }

  /// As an earlier server noted it.
  void resume(JanusSnapshot.Endpoint note) {
    wishes = note.wishes();
    if (note.download().handle() != 0) {
      download.resume(note.download(), room.resume(note.download().handle(), this::told));
    }
  }

  /// Whether Janus still has its handle, if there is one.
  Future<Boolean> lives() {
    return download.handle() == null ? Future.succeededFuture(true) : room.lives(download.handle());
  }

  SubscriberPeer download() {
    return download;
  }

  ReceiverConstraints wishes() {
    return wishes;
  }

  /// Holds with the next [SubscriberPeer#want].
  void wish(ReceiverConstraints wanted) {
    wishes = wanted;
  }

  private void told(JsonObject message) {
    if ("hangup".equals(message.getString("janus"))) {
      failed("hung up");
    }
    JsonObject data = JanusAnswers.data(message);
    if (data.containsKey("substream")) {
      download.passes(data.getString("mid"), data.getInteger("substream"));
    }
  }

  @Override
  public Future<JanusHandle> attach() {
    return room.attach(endpoint.feed() + "/sub", this::told);
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
    return of == null ? 0 : wishes.height(of);
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
  public void changed() {
    conference.changed();
  }

  @Override
  public void failed(String reason) {
    endpoint.failed(reason);
  }
}
