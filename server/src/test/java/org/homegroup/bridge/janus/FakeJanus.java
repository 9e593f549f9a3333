package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// A WebSocket server that talks as Janus does, for faults that the real one will not show on
/// demand. `answers` is called for each request with a way to send; it may send nothing.
public final class FakeJanus {

  public static final String SECRET = "secret-of-the-test";

  private final HttpServer server;
  private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
  private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
  private volatile BiConsumer<JsonObject, Say> answers = (_, _) -> {};

  /// Sends a message to whoever asked.
  public interface Say {
    void say(JsonObject message);
  }

  private FakeJanus(HttpServer server) {
    this.server = server;
  }

  public static Future<FakeJanus> start(Vertx vertx) {
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .addWebSocketSubProtocol("janus-protocol"));
    FakeJanus janus = new FakeJanus(server);
    server.webSocketHandler(janus::connected);
    return server.listen().map(janus);
  }

  public int port() {
    return server.actualPort();
  }

  public void answer(BiConsumer<JsonObject, Say> answers) {
    this.answers = answers;
  }

  public List<JsonObject> requests() {
    return requests;
  }

  public void cut() {
    sockets.forEach(ServerWebSocket::close);
  }

  public void tell(JsonObject message) {
    sockets.forEach(each -> each.writeTextMessage(message.encode()));
  }

  private void connected(ServerWebSocket socket) {
    sockets.add(socket);
    socket.textMessageHandler(
        text -> {
          JsonObject request = new JsonObject(text);
          requests.add(request);
          Say say = message -> socket.writeTextMessage(message.encode());
          if (!SECRET.equals(request.getString("apisecret"))) {
            say.say(error(request, 403, "Unauthorized request"));
            return;
          }
          answers.accept(request, say);
        });
  }

  /// A message that answers `request`.
  public static JsonObject reply(JsonObject request, String janus) {
    return new JsonObject()
        .put("janus", janus)
        .put("transaction", request.getString("transaction"));
  }

  public static JsonObject error(JsonObject request, int code, String reason) {
    return reply(request, "error")
        .put("error", new JsonObject().put("code", code).put("reason", reason));
  }

  public static JsonObject plugin(JsonObject request, String janus, JsonObject data) {
    return reply(request, janus)
        .put(
            "plugindata",
            new JsonObject().put("plugin", "janus.plugin.videoroom").put("data", data));
  }
}
