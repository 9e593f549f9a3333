package org.homegroup.bench.live;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.homegroup.signaling.protocol.MessageCodec;

/// One browser tab that speaks the protocol: it sends hello and answers pings; a lead's tab admits
/// all waiting participants. Confined to the thread of its [LoadClient].
final class Visitor implements LoadSocket.Listener {

  private static final byte[] TYPE = Bytes.of("{\"type\":\"");
  private static final byte[] IN_ROOM = Bytes.of("\"seatStatus\":\"in-room\"");
  private static final byte[] PARTICIPANTS_WAIT = Bytes.of("\"waiting\":[{");
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

  /// @param cameIn called once, when this visitor is in the room
  Visitor(String token, String sessionId, boolean lead, Consumer<Visitor> cameIn) {
    this.hello =
        "{\"type\":\"hello\",\"protocol\":%d,\"token\":\"%s\",\"sessionId\":\"%s\",\"device\":\"computer\"}"
            .formatted(MessageCodec.PROTOCOL, token, sessionId);
    this.lead = lead;
    this.cameIn = cameIn;
  }

  boolean isLead() {
    return lead;
  }

  /// Returns the number of chat messages received, the visitor's own included.
  long chats() {
    return chats;
  }

  void onChat(Runnable task) {
    onChat = task;
  }

  /// @param task run when a command is recorded
  void onDone(Runnable task) {
    onDone = task;
  }

  /// @param fields further fields of the message, beginning with a comma; may be empty
  void command(String type, String fields) {
    commands++;
    socket.send("{\"type\":\"" + type + "\",\"id\":\"b" + commands + "\"" + fields + "}");
  }

  /// Closes the socket and ignores what the server still sends.
  void goAway() {
    leaving = true;
    socket.close();
  }

  /// Ends the session, as its lead.
  void end() {
    leaving = true;
    command("end", "");
  }

  /// Expects the lead to end the session.
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

  /// Handles `welcome`, `snapshot`, `waiting-changed` and others with the same first letters.
  private void shown(byte[] bytes, int at, int end) {
    if (!inRoom && Bytes.indexOf(bytes, at, end, IN_ROOM) >= 0) {
      inRoom = true;
      cameIn.accept(this);
    }
    if (lead && !leaving && Bytes.indexOf(bytes, at, end, PARTICIPANTS_WAIT) >= 0) {
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
