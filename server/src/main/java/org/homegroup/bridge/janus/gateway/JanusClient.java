package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.homegroup.bridge.BridgeFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One API socket to Janus: requests with their responses, and unsolicited messages. Shared by all
/// conferences of a bridge and confined to one context. A closed client stays closed.
///
/// Janus notes: a response is matched by its transaction alone, because the event that responds may
/// come before the `ack`; a request on a detached handle never gets a response.
public final class JanusClient {

  private static final Logger LOG = LoggerFactory.getLogger(JanusClient.class);
  private static final String SUBPROTOCOL = "janus-protocol";
  private static final int MESSAGE_BYTES_MAX = 4 << 20;

  /// The message that completes a request.
  private enum Awaits {
    RESULT,
    ACK
  }

  /// A request that was sent. `acknowledged` completes when Janus has accepted the request (by an
  /// ack or the response itself), or when we gave it up.
  record Sent(Future<Void> acknowledged, Future<JsonObject> answer) {}

  private record Pending(
      JsonObject request,
      Awaits awaits,
      long timer,
      Promise<Void> acknowledged,
      Promise<JsonObject> answer) {}

  private final Vertx vertx;
  private final WebSocketClient http;
  private final WebSocket socket;
  private final String apiSecret;
  private final Duration answerWithin;
  private final Map<String, Pending> pending = new HashMap<>();
  private final Map<Long, Consumer<JsonObject>> sessions = new HashMap<>();
  private final Promise<Void> closed = Promise.promise();
  private long transactions;

  private JanusClient(
      Vertx vertx,
      WebSocketClient http,
      WebSocket socket,
      String apiSecret,
      Duration answerWithin) {
    this.vertx = vertx;
    this.http = http;
    this.socket = socket;
    this.apiSecret = apiSecret;
    this.answerWithin = answerWithin;
    socket.textMessageHandler(this::received);
    socket.exceptionHandler(e -> LOG.debug("Janus's API socket: {}", e.toString()));
    socket.closeHandler(_ -> ended());
  }

  /// Connects to the Janus on this machine. Fails with [BridgeFailure.Unreachable].
  public static Future<JanusClient> connect(
      Vertx vertx, int port, String apiSecret, Duration answerWithin) {
    WebSocketClient http =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxFrameSize(MESSAGE_BYTES_MAX)
                .setMaxMessageSize(MESSAGE_BYTES_MAX));
    return http.connect(
            new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/")
                .setTimeout(answerWithin.toMillis())
                .addSubProtocol(SUBPROTOCOL))
        .map(socket -> new JanusClient(vertx, http, socket, apiSecret, answerWithin))
        .recover(
            e -> {
              http.close();
              return Future.failedFuture(new BridgeFailure.Unreachable("no API socket"));
            });
  }

  /// Sends a request and waits for its result: `success`, or the event of an asynchronous request.
  /// Fails with `Refused`, `TimedOut` or `Unreachable`, and with `Overtaken` after [#dropSession]
  /// or [#dropHandle].
  public Future<JsonObject> request(JsonObject message) {
    return send(message, Awaits.RESULT).answer();
  }

  /// Sends as [#request] does, for a caller that also needs to know when Janus has accepted the
  /// request.
  Sent send(JsonObject message) {
    return send(message, Awaits.RESULT);
  }

  /// Sends a request that Janus only acknowledges: keep-alives, candidates.
  Future<Void> acknowledged(JsonObject message) {
    return send(message, Awaits.ACK).answer().mapEmpty();
  }

  private Sent send(JsonObject message, Awaits awaits) {
    if (closed.future().isComplete()) {
      return new Sent(
          Future.succeededFuture(),
          Future.failedFuture(new BridgeFailure.Unreachable("the API socket is closed")));
    }
    String transaction = "t" + ++transactions;
    Promise<Void> acknowledged = Promise.promise();
    Promise<JsonObject> answer = Promise.promise();
    long timer = vertx.setTimer(answerWithin.toMillis(), _ -> timedOut(transaction));
    pending.put(transaction, new Pending(message, awaits, timer, acknowledged, answer));
    JsonObject wire = message.copy().put("transaction", transaction).put("apisecret", apiSecret);
    socket.writeTextMessage(wire.encode());
    return new Sent(acknowledged.future(), answer.future());
  }

  /// Passes the unsolicited messages about a session and its handles to `listener`.
  void listen(long sessionId, Consumer<JsonObject> listener) {
    sessions.put(sessionId, listener);
  }

  /// Removes the session's listener and fails its pending requests.
  void dropSession(long sessionId) {
    sessions.remove(sessionId);
    drop(request -> Long.valueOf(sessionId).equals(request.getLong("session_id")));
  }

  /// Fails a handle's pending requests. Janus never responds on a detached handle.
  void dropHandle(long handleId) {
    drop(request -> Long.valueOf(handleId).equals(request.getLong("handle_id")));
  }

  /// Completes when the socket is closed. All pending requests have failed by then.
  public Future<Void> closed() {
    return closed.future();
  }

  public Future<Void> close() {
    socket.close();
    return closed.future();
  }

  private void drop(Predicate<JsonObject> matching) {
    List<String> transactions =
        pending.entrySet().stream()
            .filter(entry -> matching.test(entry.getValue().request()))
            .map(Map.Entry::getKey)
            .toList();
    transactions.forEach(
        each -> {
          Pending sent = pending.get(each);
          sent.answer().tryFail(new BridgeFailure.Overtaken(verb(sent.request())));
          if (sent.acknowledged().future().isComplete()) {
            remove(each);
          }
        });
  }

  private void received(String text) {
    JsonObject message;
    try {
      message = new JsonObject(text);
    } catch (DecodeException e) {
      LOG.warn("Janus sent a message that is not JSON ({} characters)", text.length());
      return;
    }
    String transaction = message.getString("transaction");
    Pending sent = transaction == null ? null : pending.get(transaction);
    if (sent != null) {
      answered(transaction, sent, message);
    } else {
      onEvent(message);
    }
  }

  private void answered(String transaction, Pending sent, JsonObject message) {
    if ("ack".equals(message.getString("janus")) && sent.awaits() == Awaits.RESULT) {
      sent.acknowledged().tryComplete();
      if (sent.answer().future().isComplete()) {
        remove(transaction);
      }
      return;
    }
    BridgeFailure failure = JanusResponses.failure(message);
    if (failure != null) {
      fail(transaction, failure);
    } else {
      remove(transaction).answer().tryComplete(message);
    }
  }

  private void onEvent(JsonObject message) {
    Long sessionId = message.getLong("session_id");
    Consumer<JsonObject> listener = sessionId == null ? null : sessions.get(sessionId);
    if (listener != null) {
      listener.accept(message);
    }
  }

  private void timedOut(String transaction) {
    Pending sent = pending.get(transaction);
    if (sent != null) {
      fail(transaction, new BridgeFailure.TimedOut(verb(sent.request())));
    }
  }

  private void fail(String transaction, BridgeFailure failure) {
    Pending sent = remove(transaction);
    if (sent != null) {
      sent.answer().tryFail(failure);
    }
  }

  private Pending remove(String transaction) {
    Pending sent = pending.remove(transaction);
    if (sent != null) {
      vertx.cancelTimer(sent.timer());
      sent.acknowledged().tryComplete();
    }
    return sent;
  }

  private void ended() {
    if (closed.tryComplete()) {
      List.copyOf(pending.keySet())
          .forEach(each -> fail(each, new BridgeFailure.Unreachable("the API socket closed")));
      sessions.clear();
      http.close();
    }
  }

  /// Returns the verb of a request for error messages, without its content.
  private static String verb(JsonObject request) {
    JsonObject body = request.getJsonObject("body");
    return body == null ? request.getString("janus") : body.getString("request");
  }
}
