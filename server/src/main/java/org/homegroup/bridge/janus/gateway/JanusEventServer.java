package org.homegroup.bridge.janus.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives Janus's events: a WebSocket server on loopback with a secret path. It listens before
/// Janus starts. Janus buffers events while no server listens.
public final class JanusEventServer {

  public static final String SUBPROTOCOL = "janus-event-handlers";

  private static final Logger LOG = LoggerFactory.getLogger(JanusEventServer.class);
  private static final int MESSAGE_BYTES_MAX = 4 << 20;

  private final HttpServer server;
  private final byte[] path;
  private final InstantSource clock;
  private final Consumer<JanusEvent> listener;
  private final Runnable opened;
  private int open;

  private JanusEventServer(
      HttpServer server,
      String path,
      InstantSource clock,
      Consumer<JanusEvent> listener,
      Runnable opened) {
    this.server = server;
    this.path = path.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.listener = listener;
    this.opened = opened;
  }

  /// Listens on a loopback port, 0 for a free one. `listener` and `opened` run on the caller's
  /// context; `opened` runs when Janus has connected.
  public static Future<JanusEventServer> listen(
      Vertx vertx,
      int port,
      String path,
      InstantSource clock,
      Consumer<JanusEvent> listener,
      Runnable opened) {
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .addWebSocketSubProtocol(SUBPROTOCOL)
                .setMaxWebSocketFrameSize(MESSAGE_BYTES_MAX)
                .setMaxWebSocketMessageSize(MESSAGE_BYTES_MAX));
    JanusEventServer events = new JanusEventServer(server, path, clock, listener, opened);
    server.requestHandler(events::request);
    return server.listen().map(events);
  }

  public int port() {
    return server.actualPort();
  }

  /// Returns true if Janus is connected. Without its events no participant's presence is proven.
  public boolean connected() {
    return open > 0;
  }

  public Future<Void> close() {
    return server.close();
  }

  private void request(HttpServerRequest request) {
    byte[] requestPath = request.path().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(requestPath, path)) {
      request.response().setStatusCode(404).end();
      return;
    }
    request.toWebSocket().onSuccess(this::opened).onFailure(e -> LOG.warn("Events refused", e));
  }

  private void opened(ServerWebSocket socket) {
    socket.exceptionHandler(e -> LOG.debug("Janus's event socket: {}", e.toString()));
    socket.textMessageHandler(this::received);
    open++;
    socket.closeHandler(_ -> open--);
    opened.run();
  }

  private void received(String text) {
    try {
      if (text.startsWith("[")) {
        new JsonArray(text).forEach(each -> deliver((JsonObject) each));
      } else {
        deliver(new JsonObject(text));
      }
    } catch (DecodeException | ClassCastException e) {
      LOG.warn("Janus sent events that cannot be read ({} characters)", text.length());
    }
  }

  private void deliver(JsonObject event) {
    JanusEvent.parse(event, clock.instant()).ifPresent(listener);
  }
}
