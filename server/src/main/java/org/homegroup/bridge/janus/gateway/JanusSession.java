package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;

/// A session on the API socket. Destroying it ends all its handles with one message. It sends
/// keep-alives until it is destroyed or Janus reports that it timed out.
public final class JanusSession {

  /// At most a third of the `session_timeout` that we configure.
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private static final String PLUGIN = "janus.plugin.videoroom";

  private final Vertx vertx;
  private final JanusClient client;
  private final long id;
  private final Consumer<BridgeFailure> lost;
  private final Map<Long, JanusHandle> handles = new HashMap<>();
  private final PendingRequests unacknowledged = new PendingRequests();
  private final long keepAlive;
  private boolean closed;

  private JanusSession(Vertx vertx, JanusClient client, long id, Consumer<BridgeFailure> lost) {
    this.vertx = vertx;
    this.client = client;
    this.id = id;
    this.lost = lost;
    this.keepAlive = vertx.setPeriodic(KEEP_ALIVE.toMillis(), _ -> keepAlive());
    client.listen(id, this::onEvent);
    client.closed().onComplete(_ -> end(new BridgeFailure.Unreachable("the API socket closed")));
  }

  /// Creates a session. `lost` is called once if it ends without [#destroy].
  public static Future<JanusSession> create(
      Vertx vertx, JanusClient client, Consumer<BridgeFailure> lost) {
    return client
        .request(new JsonObject().put("janus", "create"))
        .map(
            answer ->
                new JanusSession(vertx, client, answer.getJsonObject("data").getLong("id"), lost));
  }

  /// Claims a session that an earlier server made on another API socket. Fails with `Refused` if
  /// Janus no longer has it.
  public static Future<JanusSession> claim(
      Vertx vertx, JanusClient client, long id, Consumer<BridgeFailure> lost) {
    return client
        .request(new JsonObject().put("janus", "claim").put("session_id", id))
        .map(_ -> new JanusSession(vertx, client, id, lost));
  }

  public long id() {
    return id;
  }

  /// Restores a handle that the session had when it was claimed. Janus may no longer have it.
  public JanusHandle resume(long handleId, Consumer<JsonObject> events) {
    JanusHandle handle = new JanusHandle(this, client, handleId, events);
    handles.put(handleId, handle);
    return handle;
  }

  /// Attaches a new handle to the VideoRoom plugin. `events` gets the unsolicited messages about
  /// it. `opaqueId` marks it in Janus's log and events.
  public Future<JanusHandle> attach(String opaqueId, Consumer<JsonObject> events) {
    return client
        .request(message("attach").put("plugin", PLUGIN).put("opaque_id", opaqueId))
        .map(
            answer -> {
              long handleId = answer.getJsonObject("data").getLong("id");
              JanusHandle handle = new JanusHandle(this, client, handleId, events);
              handles.put(handleId, handle);
              return handle;
            });
  }

  /// Adds a request on one of the handles; see [JanusHandle#detach].
  void unacknowledged(Future<Void> acknowledged) {
    unacknowledged.add(acknowledged);
  }

  /// Completes when Janus has accepted all requests until now, detaches included.
  public Future<Void> drained() {
    return unacknowledged.drained();
  }

  /// Destroys the session with all its handles and their media, once Janus has accepted all
  /// requests on them. Succeeds if the session is gone already.
  public Future<Void> destroy() {
    if (closed) {
      return Future.succeededFuture();
    }
    stop();
    return unacknowledged
        .drained()
        .compose(_ -> client.request(message("destroy")))
        .<Void>mapEmpty()
        .recover(JanusSession::ignoreGone)
        .onComplete(_ -> client.dropSession(id));
  }

  void drop(JanusHandle handle) {
    handles.remove(handle.id());
  }

  JsonObject message(String verb) {
    return new JsonObject().put("janus", verb).put("session_id", id);
  }

  /// Turns "no such session" and "no such handle" into success; keeps other failures.
  static Future<Void> ignoreGone(Throwable failure) {
    boolean gone =
        failure instanceof BridgeFailure.Refused refused
            && (refused.code() == JanusResponses.NO_SUCH_SESSION
                || refused.code() == JanusResponses.NO_SUCH_HANDLE);
    return gone || failure instanceof BridgeFailure.Unreachable
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  private void keepAlive() {
    client.acknowledged(message("keepalive")).recover(e -> expired(e)).onFailure(_ -> {});
  }

  private Future<Void> expired(Throwable failure) {
    if (failure instanceof BridgeFailure.Refused refused
        && refused.code() == JanusResponses.NO_SUCH_SESSION) {
      end(refused);
    }
    return Future.failedFuture(failure);
  }

  private void onEvent(JsonObject message) {
    if ("timeout".equals(message.getString("janus"))) {
      end(new BridgeFailure.Refused(JanusResponses.NO_SUCH_SESSION, "the session timed out"));
      return;
    }
    Long sender = message.getLong("sender");
    JanusHandle handle = sender == null ? null : handles.get(sender);
    if (handle != null) {
      handle.onEvent(message);
    }
  }

  private void end(BridgeFailure failure) {
    if (!closed) {
      stop();
      client.dropSession(id);
      lost.accept(failure);
    }
  }

  private void stop() {
    closed = true;
    vertx.cancelTimer(keepAlive);
    handles.clear();
  }
}
