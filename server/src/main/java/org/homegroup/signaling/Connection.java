package org.homegroup.signaling;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import org.homegroup.config.SignalingConfig;
import org.homegroup.metrics.Metrics;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.ParticipantId;

/// One live socket of one browser tab, once it has been let in: who it is, what it may be told, and
/// its limits. Belongs to the live context.
final class Connection {

  private final ServerWebSocket socket;
  private final Outlet outlet;
  private final Context context;
  private final Metrics metrics;
  private final int maxQueued;
  private final Duration closeGrace;
  private final ConnectionId connectionId;
  private final ParticipantId participantId;
  private Audience audience;
  private WaitingRoomSeen lastWaitingRoom;
  private Instant lastHeardAt;
  private long nextPingAt;
  private boolean closing;

  /// What somebody in the waiting room was last told.
  record WaitingRoomSeen(View.Session session, View.WaitingRoom waitingRoom) {}

  Connection(
      ServerWebSocket socket,
      Outlet outlet,
      Context context,
      Metrics metrics,
      SignalingConfig config,
      ConnectionId connectionId,
      ParticipantId participantId,
      Instant now) {
    this.socket = socket;
    this.outlet = outlet;
    this.context = context;
    this.metrics = metrics;
    this.maxQueued = config.maxQueued();
    this.closeGrace = config.closeGrace();
    this.connectionId = connectionId;
    this.participantId = participantId;
    this.lastHeardAt = now;
  }

  ConnectionId connectionId() {
    return connectionId;
  }

  ParticipantId participantId() {
    return participantId;
  }

  Audience audience() {
    return audience;
  }

  void audience(Audience newAudience) {
    audience = newAudience;
    lastWaitingRoom = null;
  }

  boolean inRoom() {
    return audience == Audience.GROUP || audience == Audience.LEADS;
  }

  /// Whether this differs from what the person was told before; remembers it.
  boolean newToWaitingRoom(WaitingRoomSeen now) {
    boolean differs = !now.equals(lastWaitingRoom);
    lastWaitingRoom = now;
    return differs;
  }

  /// The last proof of life on this connection.
  Instant lastHeardAt() {
    return lastHeardAt;
  }

  void heard(Instant now) {
    lastHeardAt = now;
  }

  /// Whether a ping is due at `now` (milliseconds of a monotonic clock); if so the next is planned.
  boolean pingDue(long now, long interval) {
    if (nextPingAt == 0) {
      nextPingAt = now + interval;
    }
    if (now < nextPingAt) {
      return false;
    }
    nextPingAt = now + interval;
    return true;
  }

  boolean closing() {
    return closing;
  }

  void send(Frame frame) {
    sendShared(frame.buffer());
  }

  /// Takes over one reference to `frame`. Somebody who does not read is dropped rather than waited
  /// for.
  void sendShared(ByteBuf frame) {
    if (closing || socket.isClosed()) {
      frame.release();
    } else if (outlet.waiting() + frame.readableBytes() > maxQueued) {
      frame.release();
      metrics.refused("slow-reader");
      close(CloseCode.SLOW_READER);
    } else {
      outlet.write(frame);
    }
  }

  /// Says why, then closes; what was written before still arrives.
  void goodbye(CloseCode code) {
    send(MessageCodec.frame(new ServerMessage.Goodbye(code.reason())));
    closing = true;
    context.runOnContext(_ -> close(code));
  }

  /// Closes with this code; a peer that does not answer is cut off after the grace.
  void close(CloseCode code) {
    closing = true;
    if (socket.isClosed()) {
      return;
    }
    socket.close(code.code(), code.reason());
    context
        .owner()
        .setTimer(
            Math.max(1, closeGrace.toMillis()),
            _ -> {
              if (!socket.isClosed()) {
                outlet.abort();
              }
            });
  }
}
