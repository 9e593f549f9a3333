package org.homegroup.bridge.jvb.colibri;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homegroup.bridge.BridgeFailure;

/// A client of the bridge's private HTTP API. That API has no authentication, so only this server
/// may reach it. Requests may overlap; callers that need an order ensure it.
///
/// Changes use POST although PATCH would do: a failed PATCH has an empty body, a failed POST has
/// the reason in the title of a page (JVB note).
public final class Colibri2Client {

  private static final Pattern TITLE = Pattern.compile("<title>Error \\d+ ([^<]{1,200})</title>");
  private static final String CONFERENCES = "/colibri/v2/conferences";
  private static final int CONNECT_MILLIS = 2_000;
  private static final int CONNECTIONS_MAX = 16;

  private final HttpClient http;
  private final URI url;
  private final Duration answerWithin;
  private boolean closed;

  public Colibri2Client(Vertx vertx, URI url, Duration answerWithin) {
    this.url = url;
    this.answerWithin = answerWithin;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAlive(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
  }

  /// Creates or changes a conference. Fails with `Refused` and the bridge's reason, `TimedOut` or
  /// `Unreachable`.
  public Future<String> modify(String json) {
    return modify(json, answerWithin);
  }

  /// Creates or changes a conference with another time limit. The first create after the bridge's
  /// start takes seconds.
  public Future<String> modify(String json, Duration within) {
    return send(HttpMethod.POST, CONFERENCES, json, within);
  }

  /// Succeeds if the bridge reports that it is healthy.
  public Future<Void> health() {
    return send(HttpMethod.GET, "/about/health", null, answerWithin).mapEmpty();
  }

  /// Fetches load and state of the whole bridge.
  public Future<JsonObject> stats() {
    return send(HttpMethod.GET, "/colibri/stats", null, answerWithin).compose(this::object);
  }

  /// Fetches the packet counters of each endpoint of each conference.
  public Future<JsonObject> endpointStats() {
    return send(HttpMethod.GET, "/stats", null, answerWithin).compose(this::object);
  }

  /// Returns true if this client can send no requests any more. A failure then says nothing about
  /// the bridge.
  public boolean isClosed() {
    return closed;
  }

  public Future<Void> close() {
    closed = true;
    return http.close();
  }

  private Future<JsonObject> object(String body) {
    try {
      return Future.succeededFuture(new JsonObject(body));
    } catch (DecodeException e) {
      return Future.failedFuture(new BridgeFailure.Refused(200, "an answer that is not JSON"));
    }
  }

  private Future<String> send(HttpMethod method, String path, String body, Duration within) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(url.getHost())
            .setPort(url.getPort() < 0 ? 80 : url.getPort())
            .setURI(path)
            .setConnectTimeout(CONNECT_MILLIS)
            // Closes connections of abandoned requests. A hanging bridge would otherwise use up
            // the pool.
            .setIdleTimeout(within.toMillis())
            .putHeader("content-type", "application/json");
    return request(options)
        .recover(failure -> Future.failedFuture(notConnected(failure, path)))
        .compose(request -> body == null ? request.send() : request.send(Buffer.buffer(body)))
        .compose(
            response ->
                response
                    .body()
                    .compose(
                        text ->
                            response.statusCode() == 200
                                ? Future.succeededFuture(text.toString())
                                : Future.failedFuture(
                                    refused(response.statusCode(), text.toString()))))
        .timeout(within.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(failure(failure, path)));
  }

  private Future<HttpClientRequest> request(RequestOptions options) {
    try {
      return http.request(options);
    } catch (IllegalStateException e) {
      // The client was closed, because this server is ending.
      closed = true;
      return Future.failedFuture(e);
    }
  }

  /// Maps a failure to connect. A port that refuses means a dead bridge. A slow connect may come
  /// from a live one, and a closed client of ours says nothing about the bridge.
  private static Throwable notConnected(Throwable failure, String path) {
    boolean dead = failure instanceof SocketException || failure instanceof UnknownHostException;
    return dead && !(failure instanceof ConnectTimeoutException)
        ? new BridgeFailure.Unreachable("the bridge's API is not reachable")
        : new BridgeFailure.TimedOut(path);
  }

  private static BridgeFailure refused(int status, String page) {
    Matcher title = TITLE.matcher(page);
    return new BridgeFailure.Refused(status, title.find() ? title.group(1) : "no reason given");
  }

  /// Maps a failure of the request. A connection may break before the response, for example when it
  /// was idle: the bridge may be alive and may have done what was asked.
  private static Throwable failure(Throwable failure, String path) {
    return failure instanceof BridgeFailure ? failure : new BridgeFailure.TimedOut(path);
  }
}
