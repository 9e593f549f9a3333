package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;

/// A session's hold on the VideoRoom: at most one peer connection. Janus note: a handle that left
/// its room is spent, so none is used twice.
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

  /// Nobody waits for the answer: a candidate that is refused is one path less.
  public void trickle(MediaSignal.Candidate candidate) {
    if (detached == null) {
      client
          .acknowledged(message("trickle").put("candidate", JanusRequests.candidate(candidate)))
          .onFailure(_ -> {});
    }
  }

  /// Cuts the peer connection at once (1 ms; peers' last packets within 3 ms, Janus note). What is
  /// still asked fails. A handle that is gone is fine.
  ///
  /// Janus must have taken in what it was given on a handle before it is detached: it hands it to
  /// a pool of threads, and a request that meets a handle freed meanwhile makes the whole process
  /// crash (1.1.2: seen in 4 of 100 closings, in `janus_plugin_session_is_alive`).
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
    }
    return detached;
  }

  /// The cut is not confirmed: the next [#detach] asks again.
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
