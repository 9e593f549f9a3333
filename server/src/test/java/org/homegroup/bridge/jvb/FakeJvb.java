package org.homegroup.bridge.jvb;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.homegroup.testing.Bell;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.json.Colibri2JSONDeserializer;

/// A Videobridge without media: a real HTTP and WebSocket server that reads requests with
/// Jitsi's own deserializer, as the real one does, and refuses what the real one refuses, in
/// its words. What it does wrong on purpose is asked of it by `fault`. Lives on one event loop.
public final class FakeJvb {

  /// What to do to the next request that contains these words.
  private record Fault(String words, Kind kind) {}

  public enum Kind {
    /// Never answers, and does nothing.
    HANG,
    /// Does it, but never answers.
    HANG_AFTER,
    /// Answers 500 with a page.
    BREAK,
    /// Closes the connection instead of an answer, and does nothing.
    CUT
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeColibri colibri = new FakeColibri();

  /// By meeting id and endpoint.
  public final Map<String, Map<String, FakeEndpoint>> conferences = colibri.conferences;

  /// What was asked, without the throw-away conference that warms the bridge up.
  public final List<JsonObject> requests = new CopyOnWriteArrayList<>();

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final Bell bell;
  private HttpServer server;
  private int port;
  public volatile boolean healthy = true;
  private final AtomicBoolean unwellOnce = new AtomicBoolean();
  private final AtomicInteger connections = new AtomicInteger();

  /// How often it said that it is unwell.
  public final AtomicInteger unwellTold = new AtomicInteger();

  public volatile boolean drained;
  public volatile boolean restApi = true;
  public volatile boolean webSockets = true;

  /// Whether it says what comes in.
  public volatile boolean counts = true;

  /// How often it did not say what comes in.
  public final AtomicInteger statsMissing = new AtomicInteger();

  /// Neither answers nor closes: a process that stands still.
  public volatile boolean standsStill;

  /// Requests to pages that are not there.
  public final AtomicInteger notFound = new AtomicInteger();

  private FakeJvb(Vertx vertx, Bell bell) {
    this.vertx = vertx;
    this.bell = bell;
  }

  /// @param bell rung after each request and message
  public static Future<FakeJvb> start(Vertx vertx, Bell bell) {
    FakeJvb bridge = new FakeJvb(vertx, bell);
    return bridge.listen().map(bridge);
  }

  /// Comes (back) up, empty, on the port of before.
  public Future<Void> listen() {
    server = vertx.createHttpServer();
    return server
        .connectionHandler(this::connected)
        .requestHandler(this::handle)
        .listen(port, "127.0.0.1")
        .onSuccess(listening -> port = listening.actualPort())
        .mapEmpty();
  }

  /// Dies as by `kill -9`.
  public Future<Void> kill() {
    conferences.clear();
    return server.close();
  }

  private void connected(HttpConnection connection) {
    connections.incrementAndGet();
    connection.closeHandler(
        _ -> {
          connections.decrementAndGet();
          bell.ring();
        });
  }

  /// Of whoever asks or listens, now.
  public int connections() {
    return connections.get();
  }

  /// At the next look only.
  public void unwellOnce() {
    unwellOnce.set(true);
  }

  /// Lets those who are there finish, as before an update.
  public void shutsDown() {
    colibri.shutsDown = true;
  }

  public int port() {
    return port;
  }

  public void fault(String words, Kind kind) {
    faults.add(new Fault(words, kind));
  }

  /// The endpoints of the only conference.
  public Map<String, FakeEndpoint> endpoints() {
    return conferences.isEmpty() ? Map.of() : conferences.values().iterator().next();
  }

  /// Tells all sockets of all conferences.
  public void broadcast(JsonObject message) {
    conferences.values().stream()
        .flatMap(all -> all.values().stream())
        .filter(each -> each.socket != null)
        .forEach(each -> each.socket.writeTextMessage(message.encode()));
  }

  private void handle(HttpServerRequest request) {
    String path = request.path();
    if (standsStill) {
      return;
    }
    if (path.startsWith("/colibri-ws/") && webSockets) {
      socket(request);
    } else if (path.equals("/about/health")) {
      boolean well = healthy && !unwellOnce.getAndSet(false);
      if (!well) {
        unwellTold.incrementAndGet();
      }
      request.response().setStatusCode(well ? 200 : 500).end();
    } else if (path.equals("/colibri/stats")) {
      request.response().end(FakeAnswers.load(drained, colibri.shutsDown).encode());
    } else if (path.equals("/stats") && !counts) {
      statsMissing.incrementAndGet();
      page(request, 500, "Server Error");
    } else if (path.equals("/stats")) {
      request.response().end(colibri.stats().encode());
    } else if (isConferences(request)) {
      request
          .body()
          .onSuccess(body -> modify(request, body.toString()))
          .onComplete(_ -> bell.ring());
    } else {
      notFound.incrementAndGet();
      page(request, 404, "Not Found");
    }
    bell.ring();
  }

  /// Changes come by POST only: a failed PATCH of the real one does not say why.
  private boolean isConferences(HttpServerRequest request) {
    return restApi
        && request.method() == HttpMethod.POST
        && request.path().equals("/colibri/v2/conferences");
  }

  private void modify(HttpServerRequest request, String body) {
    JsonObject json = new JsonObject(body);
    boolean warmUp = json.getString("meeting-id", "").startsWith("homegroup.warm-up.");
    if (!warmUp) {
      requests.add(json);
    }
    Fault fault =
        faults.stream()
            .filter(each -> !warmUp && body.contains(each.words()))
            .findFirst()
            .orElse(null);
    faults.remove(fault);
    if (fault != null && fault.kind() == Kind.HANG) {
      return;
    }
    if (fault != null && fault.kind() == Kind.CUT) {
      request.connection().close();
      return;
    }
    if (fault != null && fault.kind() == Kind.BREAK) {
      page(request, 500, "Server Error");
      return;
    }
    ConferenceModifyIQ asked;
    try {
      asked =
          Colibri2JSONDeserializer.deserializeConferenceModify((ObjectNode) JSON.readTree(body))
              .build();
    } catch (Exception e) {
      page(request, 400, "Failed to parse ConferenceModify JSON:" + e.getMessage());
      return;
    }
    JsonObject answer;
    try {
      answer = colibri.apply(port, asked);
    } catch (IllegalStateException e) {
      page(request, 400, "Failed to create conference: " + e.getMessage());
      return;
    }
    if (fault == null) {
      request.response().end(answer.encode());
    }
  }

  private void socket(HttpServerRequest request) {
    String[] parts = request.path().split("/");
    FakeEndpoint member = parts.length > 4 ? colibri.find(parts[3], parts[4]) : null;
    if (member == null || !"right".equals(request.getParam("pwd"))) {
      page(request, 401, "Unauthorized");
      return;
    }
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              member.opened(socket);
              socket.textMessageHandler(
                  text -> {
                    member.heard.add(new JsonObject(text));
                    bell.ring();
                  });
              bell.ring();
            });
  }

  /// As Jetty writes it.
  private static void page(HttpServerRequest request, int status, String reason) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "text/html")
        .end(
            "<html><head><title>Error "
                + status
                + " "
                + reason.replace("<", "&lt;").replace(">", "&gt;")
                + "</title></head></html>");
  }
}
