package org.homegroup.platform.http;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.metrics.Metrics;

/// A real [HttpVerticle] on a free loopback port, and a client that calls it.
final class RunningHttp {

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  private RunningHttp(int port) {
    this.port = port;
  }

  /// @param settings keys such as `homegroup.http.metrics-token`
  static RunningHttp start(
      Vertx vertx, Map<String, ?> settings, Optional<LiveSide> live, Routes... routes) {
    var http = new HttpVerticle(config(settings), new Metrics(), List.of(routes), live);
    vertx.deployVerticle(http).toCompletionStage().toCompletableFuture().join();
    return new RunningHttp(http.actualPort());
  }

  static Config config(Map<String, ?> settings) {
    var all = new LinkedHashMap<String, Object>(settings);
    all.putIfAbsent("homegroup.http.port", 0);
    return new ConfigLoader(Map.of(), Path.of("")).load(Optional.empty(), all);
  }

  int port() {
    return port;
  }

  /// @param headers name, value, name, value ...
  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new AssertionError(failure);
    }
  }
}
