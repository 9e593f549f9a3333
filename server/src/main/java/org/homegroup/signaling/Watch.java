package org.homegroup.signaling;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.homegroup.config.SignalingConfig;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.LifeSigns;
import org.homegroup.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps watch over all connections with two timers: pings those that are due, closes those that
/// have been silent for too long, and notes the last sign of life of each, so that a crash of the
/// server cuts nobody's minutes wrongly.
final class Watch {

  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final Frame PING = MessageCodec.frame(new ServerMessage.Ping());
  private static final long NOTE_EVERY = Duration.ofSeconds(1).toMillis();
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SignalingConfig config;
  private final Context context;
  private final LongSupplier nanos;
  private final Gatherings gatherings;
  private final LifeSigns lifeSigns;
  private long pings;
  private long notes;
  private boolean noting;

  Watch(
      SignalingConfig config,
      Context context,
      LongSupplier nanos,
      Gatherings gatherings,
      LifeSigns lifeSigns) {
    this.config = config;
    this.context = context;
    this.nanos = nanos;
    this.gatherings = gatherings;
    this.lifeSigns = lifeSigns;
  }

  void start() {
    long sweep = Math.max(20, config.pingInterval().toMillis() / 10);
    pings = context.owner().setPeriodic(sweep, _ -> sweep());
    notes = context.owner().setPeriodic(NOTE_EVERY, _ -> note());
  }

  void stop() {
    context.owner().cancelTimer(pings);
    context.owner().cancelTimer(notes);
  }

  private void sweep() {
    long now = nanos.getAsLong() / NANOS_PER_MILLI;
    long interval = config.pingInterval().toMillis();
    ByteBuf ping = PING.buffer();
    try {
      for (Gathering gathering : gatherings.all()) {
        Instant silentSince = gathering.now().minus(config.lostAfter());
        for (Connection connection : gathering.seated().all()) {
          if (connection.lastHeardAt().isBefore(silentSince)) {
            gathering.seated().remove(connection);
            connection.close(CloseCode.LOST);
            Departures.lost(gathering, connection, connection.lastHeardAt());
          } else if (connection.pingDue(now, interval)) {
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
    for (Gathering gathering : gatherings.all()) {
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
    lifeSigns
        .note(lastSeen)
        .onFailure(failure -> log.warn("Signs of life were not noted: {}", failure.toString()))
        .onComplete(_ -> context.runOnContext(_ -> noting = false));
  }
}
