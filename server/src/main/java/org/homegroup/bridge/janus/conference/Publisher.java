package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.session.MediaKind;

/// The sending side of an endpoint: its publisher handle in the room, its peer connection, and the
/// evidence of the media that arrives.
final class Publisher implements MediaReceptionState.Listener {

  private final JanusConference conference;
  private final VideoRoom room;
  private final JanusEndpoint endpoint;
  private final MediaReceptionState reception = new MediaReceptionState(this);
  private Set<MediaKind> muted;
  private JanusHandle handle;
  private PublisherPeer peer;
  private long privateId;
  private boolean connected;

  Publisher(
      JanusConference conference, VideoRoom room, JanusEndpoint endpoint, Set<MediaKind> muted) {
    this.conference = conference;
    this.room = room;
    this.endpoint = endpoint;
    this.muted = muted;
  }

  /// Restores the publisher from an earlier server's snapshot.
  void resume(JanusSnapshot.EndpointState snapshot) {
    privateId = snapshot.privateId();
    connected = snapshot.connected();
    reception.resume(snapshot.activeMids(), snapshot.publisher().published(), conference.now());
    handle = room.resume(snapshot.publisher().handle(), this::onEvent);
    peer = new PublisherPeer(room, endpoint.feed(), handle, snapshot.publisher(), endpoint::signal);
  }

  /// Joins the room as a publisher.
  Future<Void> open() {
    return room.attach(endpoint.feed() + "/pub", this::onEvent)
        .compose(
            attached -> {
              handle = attached;
              return endpoint.isClosed()
                  ? overtaken(attached)
                  : attached.request(room.joinToPublish(endpoint.feed()));
            })
        .map(
            answer -> {
              privateId = JanusResponses.data(answer).getLong("private_id");
              peer = new PublisherPeer(room, endpoint.feed(), handle, muted, endpoint::signal);
              return null;
            });
  }

  /// Detaches a handle that was attached after the endpoint was removed; nothing else knows of it.
  private static Future<JsonObject> overtaken(JanusHandle attached) {
    return attached
        .detach()
        .transform(_ -> Future.failedFuture(new BridgeFailure.Overtaken("the endpoint")));
  }

  boolean isOpen() {
    return peer != null;
  }

  boolean hasHandle(long handleId) {
    return handle != null && handle.id() == handleId;
  }

  PublisherPeer peer() {
    return peer;
  }

  /// Janus's private id of this publisher. A subscriber that joins with it belongs to this
  /// publisher and is removed with it.
  long privateId() {
    return privateId;
  }

  boolean connected() {
    return connected;
  }

  Set<MediaKind> muted() {
    return muted;
  }

  /// Returns the kinds of media that arrive.
  Set<MediaKind> up() {
    return reception.up();
  }

  /// Returns the m-lines on which media arrives.
  Map<String, MediaKind> activeMids() {
    return reception.activeMids();
  }

  Future<Void> mute(Set<MediaKind> kinds) {
    muted = kinds;
    if (endpoint.isClosed()) {
      return Future.failedFuture(new BridgeFailure.Overtaken("the mute"));
    }
    return peer == null
        ? Future.succeededFuture()
        : peer.mute(kinds).onSuccess(_ -> snapshotChanged());
  }

  void offer(MediaSignal.Offer offer) {
    peer.offer(offer)
        .onSuccess(_ -> conference.feedsChanged())
        .onFailure(e -> endpoint.failed("sending: " + e.getMessage()));
  }

  void trickle(MediaSignal.Candidate candidate) {
    handle.trickle(candidate);
  }

  /// Returns the streams that others can receive now; none before the connection is up.
  SequencedSet<Source> sources() {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    if (connected) {
      peer.offered()
          .forEach(each -> sources.add(new Source(endpoint.feed(), each.mid(), each.kind())));
    }
    return sources;
  }

  void onEvent(JanusEvent.Receiving event) {
    reception.update(event);
  }

  void onEvent(JanusEvent.ReceptionStats event) {
    reception.update(event, peer.snapshot().published());
  }

  /// Handles an unsolicited message of Janus about the handle.
  private void onEvent(JsonObject message) {
    if (endpoint.isClosed()) {
      return;
    }
    switch (message.getString("janus")) {
      case "webrtcup" -> {
        connected = true;
        conference.feedsChanged();
      }
      case "hangup", "detached" -> endpoint.failed("hung up");
      case null, default -> {}
    }
  }

  Future<Void> close() {
    return handle == null ? Future.succeededFuture() : handle.detach();
  }

  /// Reports that no media arrives any more, because the publisher is dead.
  void end(Instant now) {
    reception.end(now);
  }

  @Override
  public void media(MediaKind kind, boolean up, Instant at) {
    conference.events().accept(new ConferenceEvent.MediaChanged(endpoint.id(), kind, up, at));
  }

  @Override
  public void snapshotChanged() {
    conference.snapshotChanged();
  }
}
