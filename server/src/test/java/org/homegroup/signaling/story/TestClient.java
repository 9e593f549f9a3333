package org.homegroup.signaling.story;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homegroup.testing.AwaitCondition;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// A browser tab as the server sees it: one real WebSocket that speaks `PROTOCOL.md`, answers pings
/// unless told not to, and keeps all it was sent.
public final class TestClient implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final WebSocketClient factory;
  private final WebSocket socket;
  private final List<JsonObject> received = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile boolean silent;
  private int read;
  private int asked;

  private TestClient(WebSocketClient factory, WebSocket socket) {
    this.factory = factory;
    this.socket = socket;
  }

  static TestClient connect(Vertx vertx, int port) {
    WebSocketClient factory = vertx.createWebSocketClient();
    CompletableFuture<TestClient> ready = new CompletableFuture<>();
    factory
        .connect(port, "127.0.0.1", "/live")
        .onSuccess(
            socket -> {
              var client = new TestClient(factory, socket);
              socket.textMessageHandler(client::take);
              socket.closeHandler(_ -> client.gone());
              ready.complete(client);
            })
        .onFailure(ready::completeExceptionally);
    return AwaitCondition.of(ready);
  }

  private synchronized void take(String text) {
    var message = new JsonObject(text);
    if (message.getString("type").equals("ping")) {
      if (!silent) {
        socket.writeTextMessage("{\"type\":\"pong\"}");
      }
    }
    received.add(message);
    notifyAll();
  }

  private synchronized void gone() {
    Short code = socket.closeStatusCode();
    closed.complete(code == null ? 1006 : code.intValue());
    notifyAll();
  }

  /// From now on nothing is said, not even `pong`.
  public TestClient fallsSilent() {
    silent = true;
    return this;
  }

  public TestClient stopsReading() {
    socket.pause();
    return this;
  }

  public TestClient readsOn() {
    socket.resume();
    return this;
  }

  public TestClient says(String text) {
    AwaitCondition.of(socket.writeTextMessage(text));
    return this;
  }

  public TestClient says(JsonObject message) {
    return says(message.encode());
  }

  public TestClient saysBinary() {
    AwaitCondition.of(socket.writeBinaryMessage(Buffer.buffer("x")));
    return this;
  }

  public static JsonObject hello(TestPerson person) {
    return new JsonObject()
        .put("type", "hello")
        .put("protocol", 2)
        .put("token", LiveStory.tokenOf(person))
        .put("sessionId", SessionStory.SESSION.value())
        .put("device", "computer");
  }

  /// Says `hello` and returns the `welcome`.
  public JsonObject arrives(TestPerson person) {
    return says(hello(person)).next("welcome");
  }

  /// Comes back as somebody who saw this version as this audience.
  public JsonObject arrives(TestPerson person, String audience, long version) {
    var leftOff = new JsonObject().put("audience", audience).put("version", version);
    return says(hello(person).put("resume", leftOff)).next("welcome");
  }

  /// Comes back as the page that was given this connection.
  public JsonObject comesBack(TestPerson person, String connectionId) {
    var leftOff =
        new JsonObject()
            .put("audience", "group")
            .put("version", 0)
            .put("connectionId", connectionId);
    return says(hello(person).put("resume", leftOff)).next("welcome");
  }

  /// The connection id that the welcome gave.
  public synchronized String connectionId() {
    return received.stream()
        .filter(message -> message.containsKey("connectionId"))
        .map(message -> message.getString("connectionId"))
        .findFirst()
        .orElseThrow();
  }

  /// The participant id that the welcome gave.
  public synchronized String seat() {
    return received.stream()
        .filter(message -> message.containsKey("you"))
        .map(message -> message.getJsonObject("you").getString("participantId"))
        .findFirst()
        .orElseThrow();
  }

  /// The next message that was not read yet; a ping is none.
  public JsonObject next() {
    return next(_ -> true, "anything");
  }

  /// The next message of this type; those before it are skipped.
  public JsonObject next(String type) {
    return next(message -> message.getString("type").equals(type), type);
  }

  public synchronized JsonObject next(Predicate<JsonObject> which, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      while (read < received.size()) {
        JsonObject message = received.get(read++);
        if (!message.getString("type").equals("ping") && which.test(message)) {
          return message;
        }
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || closed.isDone()) {
        throw new AssertionError("no " + what + " among " + received + ", closed " + closed);
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /// Sends a command and returns its answer; what came before the answer can still be read.
  public JsonObject asks(String type, Object... fields) {
    return answer(sends(type, fields));
  }

  /// Sends a command and returns its id.
  public String sends(String type, Object... fields) {
    String id = "t-" + ++asked;
    var message = new JsonObject().put("type", type).put("id", id);
    for (int i = 0; i < fields.length; i += 2) {
      message.put((String) fields[i], fields[i + 1]);
    }
    says(message);
    return id;
  }

  public synchronized JsonObject answer(String id) {
    int mark = read;
    JsonObject answer = next(message -> id.equals(message.getString("re")), "answer to " + id);
    received.remove(answer);
    read = mark;
    return answer;
  }

  /// When this returns, all that the server had sent before has come.
  public TestClient settles() {
    asks("lower-hand");
    return this;
  }

  /// What came since the last look, but for pings; nothing more is on its way.
  public List<JsonObject> rest() {
    settles();
    return unread();
  }

  private synchronized List<JsonObject> unread() {
    List<JsonObject> rest =
        received.subList(read, received.size()).stream()
            .filter(message -> !message.getString("type").equals("ping"))
            .toList();
    read = received.size();
    return rest;
  }

  public static List<String> types(List<JsonObject> messages) {
    return messages.stream().map(message -> message.getString("type")).toList();
  }

  /// Everything that ever came, in order.
  public synchronized List<JsonObject> received() {
    return List.copyOf(received);
  }

  /// Everything that ever came, as it was written.
  public synchronized String everything() {
    return received.stream().map(JsonObject::encode).collect(Collectors.joining("\n"));
  }

  /// Waits for the close and returns its code.
  public int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("still open: " + everything(), e);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Whether it is there and says so.
  boolean answers() {
    return !silent && !closed.isDone();
  }

  public boolean isClosed() {
    return closed.isDone();
  }

  /// Closes with a word.
  public void leavesThePage() {
    socket.close();
    closeCode();
  }

  /// The line is cut: no close frame.
  public void losesTheLine() {
    // From the first handler on: Vert.x's own would say a polite word.
    ((WebSocketInternal) socket).channelHandlerContext().pipeline().firstContext().close();
    closeCode();
  }

  @Override
  public void close() {
    factory.close();
  }
}
