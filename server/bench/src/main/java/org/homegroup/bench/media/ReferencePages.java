package org.homegroup.bench.media;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bench.harness.RealServer;

/// Serves the bare pages over HTTP, because a browser gives the camera to no other page. For the
/// Videobridge's page it also forwards requests to the bridge's HTTP API, and messages to the other
/// pages, neither of which a page can reach by itself.
final class ReferencePages implements AutoCloseable {

  private static final List<String> FILES = List.of("/local.js", "/janus.html", "/jvb.html");
  private static final int API_PORT = 8080;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final Set<ServerWebSocket> lines = new HashSet<>();
  private final HttpServer server;

  ReferencePages(Optional<URI> jvb) {
    server =
        RealServer.await(
            vertx
                .createHttpServer()
                .requestHandler(request -> answer(request, jvb))
                .webSocketHandler(this::passOn)
                .listen(0, "127.0.0.1"));
  }

  private void answer(HttpServerRequest request, Optional<URI> jvb) {
    if (FILES.contains(request.path())) {
      request.response().sendFile("bench" + request.path());
    } else if (request.path().equals("/colibri") && jvb.isPresent()) {
      passOn(request, jvb.get());
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  private void passOn(HttpServerRequest request, URI api) {
    request
        .body()
        .compose(
            body ->
                client
                    .request(
                        HttpMethod.POST,
                        api.getPort() < 0 ? API_PORT : api.getPort(),
                        api.getHost(),
                        "/colibri/v2/conferences")
                    .compose(to -> to.putHeader("content-type", "application/json").send(body)))
        .compose(
            answer ->
                answer
                    .body()
                    .compose(
                        body -> request.response().setStatusCode(answer.statusCode()).end(body)))
        .onFailure(_ -> request.response().setStatusCode(502).end());
  }

  /// Forwards the messages of a page to all other pages.
  private void passOn(ServerWebSocket line) {
    lines.add(line);
    line.closeHandler(_ -> lines.remove(line));
    line.textMessageHandler(
        text ->
            lines.stream()
                .filter(other -> other != line)
                .forEach(other -> other.writeTextMessage(text)));
  }

  String url(String page) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + page;
  }

  @Override
  public void close() {
    RealServer.await(vertx.close());
  }
}
