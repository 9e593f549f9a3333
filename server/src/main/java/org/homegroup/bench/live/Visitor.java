package org.homegroup.bench.live;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// One browser tab as the protocol wants it: says who it is, answers pings, and a lead's lets in
/// everybody who waits. Belongs to the thread of its [LoadClient].
final class Visitor implements LoadSocket.Listener {

  private static final byte[] TYPE = Bytes.of("{\"type\":\"");
  private static final byte[] IN_ROOM = Bytes.of("\"seatStatus\":\"in-room\"");
  private static final byte[] SOMEBODY_WAITS = Bytes.of("\"waiting\":[{");
  private static final String PONG = "{\"type\":\"pong\"}";

  private final String hello;
  private final boolean lead;
  private final Consumer<Visitor> cameIn;
  private LoadSocket socket;
  private boolean inRoom;
  private boolean admitting;
  private boolean moreWait;
  private boolean leaving;
  private int commands;
  private long chats;
  private Runnable onChat = () -> {};
  private Runnable onDone = () -> {};

  /// @param cameIn is told once, when this visitor is in the room
  Visitor(String token, String sessionId, boolean lead, Consumer<Visitor> cameIn) {
    this.hello =
        "{\"type\":\"hello\",\"protocol\":1,\"token\":\"%s\",\"sessionId\":\"%s\",\"device\":\"computer\"}"
            .formatted(token, sessionId);
    this.lead = lead;
    this.cameIn = cameIn;
  }

  boolean isLead() {
    return lead;
  }

  /// Chat messages that have come here, one's own included.
  long chats() {
    return chats;
  }

  void onChat(Runnable task) {
    onChat = task;
  }

  /// @param task is run when a command is on record
  void onDone(Runnable task) {
    onDone = task;
  }

  /// @param fields of the message beside type and id, beginning with a comma; may be empty
  void command(String type, String fields) {
    commands++;
    socket.send("{\"type\":\"" + type + "\",\"id\":\"b" + commands + "\"" + fields + "}");
  }

  /// Closes the socket; what the server still says is not heard.
  void goAway() {
    leaving = true;
    socket.close();
  }

  /// A lead ends the session for everybody.
  void end() {
    leaving = true;
    command("end", "");
  }

  /// The session is about to be ended by somebody else.
  void expectEnd() {
    leaving = true;
  }

  @Override
  public void opened(LoadSocket opened) {
    socket = opened;
    socket.send(hello);
  }

  @Override
  public void text(LoadSocket from, byte[] bytes, int start, int length) {
    int end = start + length;
    if (!Bytes.startsWith(bytes, start, end, TYPE)) {
      return;
    }
    int at = start + TYPE.length;
    switch (bytes[at]) {
      case 'c' -> {
        chats++;
        onChat.run();
      }
      case 'p' -> {
        if (bytes[at + 1] == 'i') {
          socket.send(PONG);
        }
      }
      case 'd' -> done();
      case 'w', 's' -> shown(bytes, at, end);
      case 'r' -> refused(new String(bytes, start, length, StandardCharsets.UTF_8));
      default -> {}
    }
  }

  @Override
  public void closed(LoadSocket from, String why) {
    if (!leaving) {
      throw new IllegalStateException("A visitor " + why);
    }
  }

  /// `welcome`, `snapshot`, `waiting-changed` and others that begin like them.
  private void shown(byte[] bytes, int at, int end) {
    if (!inRoom && Bytes.indexOf(bytes, at, end, IN_ROOM) >= 0) {
      inRoom = true;
      cameIn.accept(this);
    }
    if (lead && !leaving && Bytes.indexOf(bytes, at, end, SOMEBODY_WAITS) >= 0) {
      if (admitting) {
        moreWait = true;
      } else {
        admit();
      }
    }
  }

  private void admit() {
    admitting = true;
    moreWait = false;
    command("admit-all", "");
  }

  private void done() {
    if (admitting) {
      admitting = false;
      if (moreWait) {
        admit();
      }
    } else {
      onDone.run();
    }
  }

  private void refused(String message) {
    if (!leaving) {
      throw new IllegalStateException("The server refused: " + message);
    }
  }
}
