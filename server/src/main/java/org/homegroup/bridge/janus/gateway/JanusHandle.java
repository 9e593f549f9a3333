package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;

/// A session's handle on the VideoRoom plugin, with at most one peer connection. Janus note: a
/// handle that left its room cannot be used again, so each is used once.
public final class JanusHandle {

  private final JanusSession session;
  private final JanusClient client;
  private final long id;
  private final Consumer<JsonObject> events;
  private final PendingRequests unacknowledged = new PendingRequests();
  private Future<Void> detached;

  JanusHandle(JanusSession session, JanusClient client, long id, Consumer<JsonObject> events) {
    this.session = session;
    this.client = client;
    this.id = id;
    this.events = events;
  }

  public long id() {
    return id;
  }

  public Future<JsonObject> request(JsonObject body) {
    return send(message("message").put("body", body));
  }

  public Future<JsonObject> request(JsonObject body, JsonObject description) {
    return send(message("message").put("body", body).put("jsep", description));
  }

  /// Sends an ICE candidate without awaiting the result. A refused candidate only means one path
  /// less.
  public void trickle(MediaSignal.Candidate candidate) {
    if (detached == null) {
      client
          .acknowledged(message("trickle").put("candidate", JanusRequests.candidate(candidate)))
          .onFailure(_ -> {});
    }
  }

  /// Cuts the peer connection at once (within 1 ms; other peers get the last packets within 3 ms,
  /// Janus note). Pending requests fail. Succeeds if the handle is gone already.
  ///
  /// Waits until Janus has accepted all requests on the handle. Janus passes them to a pool of
  /// threads, and a request that meets a freed handle crashes the whole process (1.1.2: seen in 4
  /// of 100 closings, in `janus_plugin_session_is_alive`). For the same reason the session and the
  /// room end only after a detach that is under way: Janus tells every handle in a room
  /// that the room ended.
  public Future<Void> detach() {
    if (detached == null) {
      client.dropHandle(id);
      session.drop(this);
      detached =
          unacknowledged
              .drained()
              .compose(_ -> client.request(message("detach")))
              .<Void>mapEmpty()
              .recover(JanusSession::ignoreGone)
              .onFailure(_ -> allowRetry());
      session.unacknowledged(detached);
    }
    return detached;
  }

  /// Lets the next [#detach] ask again after an unconfirmed one.
  private void allowRetry() {
    detached = null;
  }

  void onEvent(JsonObject message) {
    events.accept(message);
  }

  private Future<JsonObject> send(JsonObject message) {
    if (detached != null) {
      return Future.failedFuture(new BridgeFailure.Overtaken("the request"));
    }
    JanusClient.Sent request = client.send(message);
    unacknowledged.add(request.acknowledged());
    session.unacknowledged(request.acknowledged());
    return request.answer();
  }

  private JsonObject message(String verb) {
    return session.message(verb).put("handle_id", id);
  }
}
