package org.homegroup.bridge.jvb.colibri;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The Colibri WebSocket of one endpoint, opened by this server in place of the browser, so that
/// the bridge needs no public HTTP port. Reconnects when the connection breaks, and ends when the
/// bridge reports that the endpoint is gone. The URL contains the endpoint's password and is never
/// logged.
public final class ColibriSocket {

  private static final int ENDPOINT_CLOSED = 1001;
  private static final Duration RETRY_AFTER = Duration.ofMillis(250);
  private static final int ATTEMPTS_MAX = 8;

  public interface Listener {
    void opened();

    void event(ColibriEvent event);

    /// The connection broke. The socket is reconnecting.
    void disconnected();

    /// The bridge removed the endpoint, or refuses to let us reconnect.
    void endpointClosed();
  }

  private final Vertx vertx;
  private final WebSocketClient client;
  private final WebSocketConnectOptions options;
  private final Listener listener;
  private WebSocket socket;
  private int tries;
  private boolean closed;

  public ColibriSocket(
      Vertx vertx,
      WebSocketClient client,
      URI bridgeUrl,
      Optional<URI> override,
      Duration within,
      Listener listener) {
    this.vertx = vertx;
    this.client = client;
    this.listener = listener;
    this.options = options(bridgeUrl, override, within);
  }

  /// Opens a socket and closes it, to test that the bridge's sockets are reachable.
  public static Future<Void> testSocket(
      WebSocketClient client, URI bridgeUrl, Optional<URI> override, Duration within) {
    return client.connect(options(bridgeUrl, override, within)).compose(WebSocket::close);
  }

  private static WebSocketConnectOptions options(
      URI bridgeUrl, Optional<URI> override, Duration within) {
    URI base = override.orElse(bridgeUrl);
    boolean tls = "wss".equals(base.getScheme());
    return new WebSocketConnectOptions()
        .setHost(base.getHost())
        .setPort(base.getPort() < 0 ? (tls ? 443 : 80) : base.getPort())
        .setSsl(tls)
        .setURI(bridgeUrl.getRawPath() + "?" + bridgeUrl.getRawQuery())
        .setTimeout(within.toMillis());
  }

  public void open() {
    client
        .connect(options)
        .onSuccess(this::opened)
        .onFailure(
            _ -> {
              if (!closed && ++tries >= ATTEMPTS_MAX) {
                closed = true;
                listener.endpointClosed();
              } else {
                reconnect();
              }
            });
  }

  public void send(String message) {
    if (socket != null) {
      socket.writeTextMessage(message);
    }
  }

  public void close() {
    closed = true;
    if (socket != null) {
      socket.close();
    }
  }

  private void opened(WebSocket opened) {
    if (closed) {
      opened.close();
      return;
    }
    tries = 0;
    socket = opened;
    opened.textMessageHandler(
        text -> ColibriEvent.read(text).filter(_ -> !closed).ifPresent(listener::event));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> closed(opened));
    listener.opened();
  }

  private void closed(WebSocket connection) {
    socket = null;
    if (closed) {
      return;
    }
    Short code = connection.closeStatusCode();
    if (code != null && code == ENDPOINT_CLOSED) {
      closed = true;
      listener.endpointClosed();
    } else {
      listener.disconnected();
      reconnect();
    }
  }

  private void reconnect() {
    if (!closed) {
      vertx.setTimer(
          RETRY_AFTER.toMillis(),
          _ -> {
            if (!closed) {
              open();
            }
          });
    }
  }
}
