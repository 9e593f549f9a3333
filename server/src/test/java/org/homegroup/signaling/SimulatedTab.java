package org.homegroup.signaling;

import io.netty.buffer.ByteBuf;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.homegroup.id.ConnectionId;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.socket.Transport;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// One browser tab with its line to the server, both made of memory: frames wait in the line until
/// they are delivered, and are lost with it.
final class SimulatedTab implements Transport {

  private static final int MEDIUM = 126;
  private static final int LARGE = 127;

  private final TestPerson person;
  private final SimulatedLoop loop;
  private final ReducedScreen screen;
  private final Map<String, JsonObject> unanswered;
  private final BiConsumer<SimulatedTab, JsonObject> written;
  private final Deque<JsonObject> toBrowser = new ArrayDeque<>();
  private final Deque<String> toServer = new ArrayDeque<>();
  private final List<JsonObject> received = new ArrayList<>();
  private SocketSession session;
  private boolean closed;
  private boolean cut;
  private boolean welcomed;
  private String connectionId;
  private Optional<String> endpoint;
  private long queued;
  private Optional<CloseCode> closeCode = Optional.empty();

  /// @param before the tab that this one goes on from, after its line dropped
  /// @param written is told of each message as the server writes it
  SimulatedTab(
      TestPerson person,
      SimulatedLoop loop,
      Optional<SimulatedTab> before,
      BiConsumer<SimulatedTab, JsonObject> written) {
    this.person = person;
    this.loop = loop;
    this.screen = before.map(tab -> tab.screen).orElseGet(ReducedScreen::new);
    this.connectionId = before.map(tab -> tab.connectionId).orElse(null);
    this.endpoint = before.flatMap(tab -> tab.endpoint);
    this.unanswered = before.map(tab -> tab.unanswered).orElseGet(LinkedHashMap::new);
    this.written = written;
  }

  TestPerson person() {
    return person;
  }

  ReducedScreen screen() {
    return screen;
  }

  boolean isWelcomed() {
    return welcomed;
  }

  /// What reached this browser, for whoever reads a failure.
  String told() {
    return person.name()
        + " was told:\n"
        + received.stream().map(JsonObject::encode).collect(Collectors.joining("\n"));
  }

  /// The endpoint for which this page has peer connections.
  Optional<String> endpoint() {
    return endpoint;
  }

  boolean holds(ConnectionId id) {
    return id.value().equals(connectionId);
  }

  /// Whether messages can still go both ways.
  boolean isOpen() {
    return !closed && !cut;
  }

  Optional<CloseCode> closeCode() {
    return closeCode;
  }

  Map<String, JsonObject> unanswered() {
    return unanswered;
  }

  void connect(Signaling signaling, boolean resume) {
    session = signaling.begin(this);
    var hello =
        new JsonObject()
            .put("type", "hello")
            .put("protocol", 2)
            .put("token", person.personId().value())
            .put("sessionId", SessionStory.SESSION.value())
            .put("device", "computer");
    if (resume && screen.audience() != null) {
      var leftOff =
          new JsonObject().put("audience", screen.audience()).put("version", screen.version());
      if (connectionId != null) {
        leftOff.put("connectionId", connectionId);
      }
      hello.put("resume", leftOff);
    }
    toServer.add(hello.encode());
  }

  void says(JsonObject message) {
    if (message.containsKey("id")) {
      unanswered.put(message.getString("id"), message);
    }
    toServer.add(message.encode());
  }

  /// The oldest message reaches the server.
  void deliverToServer() {
    String message = toServer.poll();
    if (message != null && isOpen()) {
      session.heard(message);
    }
  }

  /// The oldest message reaches the browser.
  void deliverToBrowser() {
    JsonObject message = toBrowser.poll();
    if (message == null || cut) {
      return;
    }
    queued -= message.encode().length();
    String type = message.getString("type");
    if (type.equals("ping")) {
      toServer.add("{\"type\":\"pong\"}");
      return;
    }
    if (type.equals("media-open")) {
      endpoint = Optional.of(message.getString("endpoint"));
    }
    if (type.equals("media-closed")) {
      endpoint = endpoint.filter(one -> !one.equals(message.getString("endpoint")));
    }
    if (type.equals("welcome")) {
      welcomed = true;
      connectionId = message.getString("connectionId");
      unanswered.values().forEach(command -> toServer.add(command.encode()));
    }
    if (message.containsKey("re")) {
      unanswered.remove(message.getString("re"));
    }
    received.add(message);
    screen.take(message);
  }

  boolean hasTraffic() {
    return isOpen() && !(toServer.isEmpty() && toBrowser.isEmpty());
  }

  /// The line breaks; the server may notice now or only by the silence.
  void breakLine(boolean noticed) {
    cut = true;
    toBrowser.clear();
    toServer.clear();
    if (noticed && !closed) {
      closed = true;
      loop.execute(() -> session.ended(false));
    }
  }

  /// The browser closes with a word.
  void leavePage() {
    if (isOpen()) {
      cut = true;
      closed = true;
      loop.execute(() -> session.ended(true));
    }
  }

  @Override
  public void write(ByteBuf frame) {
    try {
      if (!closed) {
        JsonObject message = new JsonObject(payload(frame));
        written.accept(this, message);
        if (!cut) {
          queued += message.encode().length();
          toBrowser.add(message);
        }
      }
    } finally {
      frame.release();
    }
  }

  @Override
  public long waiting() {
    return queued;
  }

  @Override
  public void close(CloseCode code) {
    if (!closed) {
      closed = true;
      closeCode = Optional.of(code);
      boolean said = !cut;
      loop.execute(() -> session.ended(said));
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  private static String payload(ByteBuf frame) {
    int length = frame.getByte(1) & LARGE;
    int header = length == LARGE ? 10 : length == MEDIUM ? 4 : 2;
    return frame.toString(header, frame.readableBytes() - header, StandardCharsets.UTF_8);
  }
}
