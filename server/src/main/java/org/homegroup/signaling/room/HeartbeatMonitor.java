package org.homegroup.signaling.room;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.loop.Loop;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps watch over all connections with two timers: pings those that are due, closes those that
/// have been silent for too long, and notes the last sign of life of each, so that a crash of the
/// server cuts nobody's minutes wrongly.
public final class HeartbeatMonitor {

  private static final Logger log = LoggerFactory.getLogger(HeartbeatMonitor.class);
  private static final Frame PING = MessageCodec.frame(new ServerMessage.Ping());
  private static final Duration NOTE_EVERY = Duration.ofSeconds(1);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SignalingConfig config;
  private final Loop loop;
  private final LongSupplier nanos;
  private final LiveRooms gatherings;
  private final LivenessStore liveness;
  private Runnable stopPings = () -> {};
  private Runnable stopNotes = () -> {};
  private boolean noting;

  public HeartbeatMonitor(
      SignalingConfig config,
      Loop loop,
      LongSupplier nanos,
      LiveRooms gatherings,
      LivenessStore liveness) {
    this.config = config;
    this.loop = loop;
    this.nanos = nanos;
    this.gatherings = gatherings;
    this.liveness = liveness;
  }

  public void start() {
    stopPings = loop.every(config.pingInterval().dividedBy(10), this::sweep);
    stopNotes = loop.every(NOTE_EVERY, this::note);
  }

  public void stop() {
    stopPings.run();
    stopNotes.run();
  }

  private void sweep() {
    long now = nanos.getAsLong();
    long lostAfter = config.lostAfter().toNanos();
    long interval = config.pingInterval().toMillis();
    ByteBuf ping = PING.buffer();
    try {
      for (LiveRoom gathering : gatherings.all()) {
        for (Connection connection : gathering.seated().all()) {
          if (connection.silentFor(lostAfter, now)) {
            connection.close(CloseCode.LOST);
            DisconnectReporter.lost(gathering, connection, connection.lastHeardAt());
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
    for (LiveRoom gathering : gatherings.all()) {
      Map<ConnectionId, Instant> of = new HashMap<>();
      gathering.seated().all().forEach(one -> of.put(one.connectionId(), one.lastHeardAt()));
      if (!of.isEmpty()) {
        lastSeen.put(gathering.session().sessionId(), of);
      }
    }
    if (lastSeen.isEmpty()) {
      return;
    }
    noting = true;
    liveness
        .save(lastSeen)
        .onFailure(failure -> log.warn("Signs of life were not noted: {}", failure.toString()))
        .onComplete(_ -> loop.execute(() -> noting = false));
  }
}
