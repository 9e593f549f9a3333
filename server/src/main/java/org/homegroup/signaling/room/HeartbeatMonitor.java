package org.homegroup.signaling.room;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Monitors all connections with two timers: pings those that are due, closes those that have been
/// silent for too long, and stores when each was heard last, so that a crash of the server counts
/// no minutes wrongly.
public final class HeartbeatMonitor {

  private static final Logger log = LoggerFactory.getLogger(HeartbeatMonitor.class);
  private static final Frame PING = MessageCodec.frame(new ServerMessage.Ping());
  private static final Duration NOTE_EVERY = Duration.ofSeconds(1);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final RoomEnvironment node;
  private final LiveRooms rooms;
  private final LivenessStore liveness;
  private Runnable stopPings = () -> {};
  private Runnable stopNotes = () -> {};
  private boolean noting;

  public HeartbeatMonitor(RoomEnvironment node, LiveRooms rooms, LivenessStore liveness) {
    this.node = node;
    this.rooms = rooms;
    this.liveness = liveness;
  }

  public void start() {
    Loop loop = node.time().loop();
    stopPings = loop.every(node.config().pingInterval().dividedBy(10), this::sweep);
    stopNotes = loop.every(NOTE_EVERY, this::note);
  }

  public void stop() {
    stopPings.run();
    stopNotes.run();
  }

  private void sweep() {
    long now = node.time().nanos().getAsLong();
    long lostAfter = node.config().lostAfter().toNanos();
    long interval = node.config().pingInterval().toMillis();
    ByteBuf ping = PING.buffer();
    try {
      for (LiveRoom room : rooms.all()) {
        for (Connection connection : room.connections()) {
          if (connection.silentFor(lostAfter, now)) {
            connection.close(CloseCode.LOST);
            room.disconnected(connection, connection.lastHeardAt());
          } else if (connection.pingDue(now / NANOS_PER_MILLI, interval)) {
            connection.sendShared(ping.retainedDuplicate());
          }
        }
      }
    } finally {
      ping.release();
    }
  }

  /// One write for all; the next waits until it is done.
  private void note() {
    if (noting) {
      return;
    }
    Map<SessionId, Map<ConnectionId, Instant>> lastSeen = new HashMap<>();
    for (LiveRoom room : rooms.all()) {
      Map<ConnectionId, Instant> of = new HashMap<>();
      room.connections().forEach(one -> of.put(one.connectionId(), one.lastHeardAt()));
      if (!of.isEmpty()) {
        lastSeen.put(room.sessionId(), of);
      }
    }
    if (lastSeen.isEmpty()) {
      return;
    }
    noting = true;
    liveness
        .save(lastSeen)
        .onFailure(failure -> log.warn("Signs of life were not noted: {}", failure.toString()))
        .onComplete(_ -> node.time().loop().execute(() -> noting = false));
  }
}
