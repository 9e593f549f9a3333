package org.homegroup.bridge.jvb.colibri;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The Colibri WebSocket of one endpoint, held by this server in the browser's place, so that the
/// bridge needs no public HTTP port. Opened again when the line breaks; over when the bridge says
/// that the endpoint is. The URL holds the endpoint's password and is never logged.
public final class ColibriSocket {

  private static final int ENDPOINT_CLOSED = 1001;
  private static final Duration AGAIN = Duration.ofMillis(250);
  private static final int TRIES_MAX = 8;

  public interface Listener {
    void opened();

    void event(ColibriEvent event);

    /// The line to the bridge broke; it is being opened again.
    void broken();

    /// The bridge ended the endpoint, or does not let us in any more.
    void ended();
  }

  private final Vertx vertx;
  private final WebSocketClient client;
  private final WebSocketConnectOptions options;
  private final Listener listener;
  private WebSocket socket;
  private int tries;
  private boolean over;

  public ColibriSocket(
      Vertx vertx,
      WebSocketClient client,
      URI told,
      Optional<URI> through,
      Duration within,
      Listener listener) {
    this.vertx = vertx;
    this.client = client;
    this.listener = listener;
    this.options = options(told, through, within);
  }

  /// Opens one, to see whether that can be done, and closes it.
  public static Future<Void> reach(
      WebSocketClient client, URI told, Optional<URI> through, Duration within) {
    return client.connect(options(told, through, within)).compose(WebSocket::close);
  }

  private static WebSocketConnectOptions options(URI told, Optional<URI> through, Duration within) {
    URI base = through.orElse(told);
    boolean tls = "wss".equals(base.getScheme());
    return new WebSocketConnectOptions()
        .setHost(base.getHost())
        .setPort(base.getPort() < 0 ? (tls ? 443 : 80) : base.getPort())
        .setSsl(tls)
        .setURI(told.getRawPath() + "?" + told.getRawQuery())
        .setTimeout(within.toMillis());
  }

  public void open() {
    client
        .connect(options)
        .onSuccess(this::opened)
        .onFailure(
            _ -> {
              if (!over && ++tries >= TRIES_MAX) {
                over = true;
                listener.ended();
              } else {
                again();
              }
            });
  }

  public void say(String message) {
    if (socket != null) {
      socket.writeTextMessage(message);
    }
  }

  public void close() {
    over = true;
    if (socket != null) {
      socket.close();
    }
  }

  private void opened(WebSocket opened) {
    if (over) {
      opened.close();
      return;
    }
    tries = 0;
    socket = opened;
    opened.textMessageHandler(
        text -> ColibriEvent.read(text).filter(_ -> !over).ifPresent(listener::event));
    opened.exceptionHandler(_ -> {});
    opened.closeHandler(_ -> closed(opened));
    listener.opened();
  }

  private void closed(WebSocket closed) {
    socket = null;
    if (over) {
      return;
    }
    Short code = closed.closeStatusCode();
    if (code != null && code == ENDPOINT_CLOSED) {
      over = true;
      listener.ended();
    } else {
      listener.broken();
      again();
    }
  }

  private void again() {
    if (!over) {
      vertx.setTimer(
          AGAIN.toMillis(),
          _ -> {
            if (!over) {
              open();
            }
          });
    }
  }
}
