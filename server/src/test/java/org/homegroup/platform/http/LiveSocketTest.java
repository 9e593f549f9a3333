package org.homegroup.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LiveSocketTest {

  private static final int LIMIT = 64 * 1024;

  private static final Map<String, ?> TRUSTING =
      Map.of(
          "homegroup.http.trusted-origins",
          List.of("https://portal.example.org"),
          "homegroup.http.public-url",
          "https://groups.example.org");

  /// Kept in a field: a client that nobody refers to closes its connections when it is collected.
  private WebSocketClient client;

  @BeforeEach
  void createClient(Vertx vertx) {
    client = vertx.createWebSocketClient();
  }

  @Test
  @DisplayName("Pages of ours and of trusted origins may open the socket, others may not")
  void origins(Vertx vertx) {
    int port = echoServer(vertx).port();

    assertEquals(101, upgrade(port, "/live", "http://127.0.0.1:" + port));
    assertEquals(101, upgrade(port, "/live", "https://portal.example.org"));
    assertEquals(101, upgrade(port, "/live", "https://groups.example.org:443"));
    assertEquals(101, upgrade(port, "/live", null));
    assertEquals(403, upgrade(port, "/live", "https://evil.example"));
    assertEquals(403, upgrade(port, "/live", "http://127.0.0.1:" + (port - 1)));
    assertEquals(403, upgrade(port, "/live", "http://portal.example.org"));
    assertEquals(403, upgrade(port, "/live", "https://portal.example.org.evil.example"));
    assertEquals(403, upgrade(port, "/live", "null"));
    assertEquals(403, upgrade(port, "/live", "%"));
  }

  @Test
  @DisplayName("There is a socket at /live only, and only if somebody handles it")
  void paths(Vertx vertx) {
    int port = echoServer(vertx).port();
    int silent = RunningHttp.start(vertx, Map.of(), Optional.empty()).port();

    assertEquals(404, upgrade(port, "/", null));
    assertEquals(404, upgrade(port, "/live/x", null));
    assertEquals(404, upgrade(silent, "/live", null));
  }

  @Test
  @DisplayName("Compression is never agreed to, and a message up to the limit arrives")
  void framing(Vertx vertx) throws Exception {
    var options =
        options(echoServer(vertx).port(), "/live", null)
            .addHeader("Sec-WebSocket-Extensions", "permessage-deflate");
    var socket = join(client.connect(options));
    var echo = new CompletableFuture<Integer>();
    socket.textMessageHandler(text -> echo.complete(text.length()));

    assertNull(socket.headers().get("Sec-WebSocket-Extensions"));
    socket.writeTextMessage("x".repeat(LIMIT));
    assertEquals(LIMIT, echo.get(60, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("A message beyond the limit ends the connection, in one frame or in several")
  void tooLarge(Vertx vertx) throws Exception {
    int port = echoServer(vertx).port();
    var large = new WebSocketClientOptions().setMaxFrameSize(2 * LIMIT);
    var small = new WebSocketClientOptions().setMaxFrameSize(LIMIT / 2);

    for (var sending : List.of(large, small)) {
      client = vertx.createWebSocketClient(sending);
      var socket = join(client.connect(options(port, "/live", null)));
      var end = new CompletableFuture<Void>();
      socket.closeHandler(end::complete);
      socket.writeTextMessage("x".repeat(LIMIT + 1));
      end.get(60, TimeUnit.SECONDS);
      assertEquals((short) 1009, socket.closeStatusCode());
    }
  }

  private static RunningHttp echoServer(Vertx vertx) {
    return RunningHttp.start(vertx, TRUSTING, Optional.of(new Echo()));
  }

  /// Sends back what it is sent.
  private static final class Echo implements LiveSide {

    @Override
    public Future<?> start(Context context) {
      return Future.succeededFuture();
    }

    @Override
    public void handle(ServerWebSocket socket) {
      socket.textMessageHandler(socket::writeTextMessage);
    }

    @Override
    public Future<?> stop() {
      return Future.succeededFuture();
    }
  }

  private int upgrade(int port, String path, String origin) {
    try {
      join(client.connect(options(port, path, origin))).close();
      return 101;
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof UpgradeRejectedException rejected) {
        return rejected.getStatus();
      }
      throw failure;
    }
  }

  private static WebSocketConnectOptions options(int port, String path, String origin) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI(path)
            .setAllowOriginHeader(origin != null);
    return origin == null ? options : options.addHeader("Origin", origin);
  }

  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
