package org.homegroup.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Serves the pages that drive a bridge without us: a camera is only given to a page that came over
/// HTTP.
final class ReferencePages implements AutoCloseable {

  private static final List<String> FILES = List.of("/local.js", "/janus.html");

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  /// @param jvb whose API the pages reach under `/colibri`; a page may not talk to it itself
  ReferencePages(Optional<URI> jvb) {
    server =
        RealServer.await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      if (FILES.contains(request.path())) {
                        request.response().sendFile("bench" + request.path());
                      } else {
                        request.response().setStatusCode(404).end();
                      }
                    })
                .listen(0, "127.0.0.1"));
  }

  String url(String page) {
    return "http://127.0.0.1:" + server.actualPort() + "/" + page;
  }

  @Override
  public void close() {
    RealServer.await(vertx.close());
  }
}
