package org.homegroup.signaling.room;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Frame;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.socket.Transport;

/// One live socket of one browser tab, once it has been let in: who it is, what it may be told, and
/// its limits. Belongs to the live loop.
public final class Connection {

  private final Transport wire;
  private final Executor later;
  private final Metrics metrics;
  private final int maxQueued;
  private final ConnectionId connectionId;
  private final ParticipantId participantId;
  private final Instant since;
  private Audience circle;
  private Optional<SideRoomId> place = Optional.empty();
  private WaitingRoomSeen lastWaitingRoom;
  private Instant lastHeardAt;
  private long lastHeard;
  private long nextPingAt;
  private boolean closing;

  /// What somebody in the waiting room was last told.
  record WaitingRoomSeen(View.Session session, View.WaitingRoom waitingRoom) {}

  /// @param later runs what is to come after the current turn
  /// @param maxQueued bytes that may wait for somebody who does not read
  /// @param since when the line came up, as the ledger has it
  Connection(
      Transport wire,
      Executor later,
      Metrics metrics,
      int maxQueued,
      ConnectionId connectionId,
      ParticipantId participantId,
      Instant since) {
    this.wire = wire;
    this.later = later;
    this.metrics = metrics;
    this.maxQueued = maxQueued;
    this.connectionId = connectionId;
    this.participantId = participantId;
    this.since = since;
  }

  public ConnectionId connectionId() {
    return connectionId;
  }

  public ParticipantId participantId() {
    return participantId;
  }

  Instant since() {
    return since;
  }

  /// Whether this is the line that the seat has now: the same page may have come back on another.
  boolean isLineOf(Seat seat) {
    return seat.connection() instanceof ConnectionState.Up up
        && up.connectionId().equals(connectionId)
        && up.since().equals(since);
  }

  AudienceKind audience() {
    return circle.audience();
  }

  public Audience circle() {
    return circle;
  }

  /// From here on this connection is told what may be told in this seat.
  void follow(Seat seat) {
    if (!Audience.of(seat).equals(circle)) {
      circle = Audience.of(seat);
      lastWaitingRoom = null;
    }
    place = seat.sideRoom();
  }

  boolean inRoom() {
    return circle.audience() != AudienceKind.WAITING;
  }

  /// Whether both are in the room and in the same place of it.
  boolean isBeside(Connection other) {
    return inRoom() && other.inRoom() && place.equals(other.place);
  }

  /// Whether this differs from what the person was told before; remembers it.
  boolean newToWaitingRoom(WaitingRoomSeen now) {
    boolean differs = !now.equals(lastWaitingRoom);
    lastWaitingRoom = now;
    return differs;
  }

  /// The last proof of life on this connection, as it goes on record.
  Instant lastHeardAt() {
    return lastHeardAt;
  }

  /// Whether nothing came for `nanos` until `now`: measured by a clock that nobody sets, so that a
  /// corrected clock of the machine drops nobody.
  boolean silentFor(long nanos, long now) {
    return now - lastHeard > nanos;
  }

  /// @param nanos of the monotonic clock
  void heard(Instant now, long nanos) {
    lastHeardAt = now;
    lastHeard = nanos;
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

  /// Whether it has been told to go: nothing it says is taken any more.
  boolean closing() {
    return closing || wire.isClosed();
  }

  void send(Frame frame) {
    sendShared(frame.buffer());
  }

  /// Takes over one reference to `frame`. Somebody who does not read is dropped rather than waited
  /// for.
  void sendShared(ByteBuf frame) {
    if (wire.isClosed()) {
      frame.release();
    } else if (wire.waiting() + frame.readableBytes() > maxQueued) {
      frame.release();
      metrics.refused("slow-reader");
      close(CloseCode.SLOW_READER);
    } else {
      wire.write(frame);
    }
  }

  /// Says why, then closes. After this turn: whoever asked for what ends here is answered first.
  void goodbye(CloseCode code) {
    if (closing) {
      return;
    }
    closing = true;
    later.execute(
        () -> {
          send(MessageCodec.frame(new ServerMessage.Goodbye(code.reason())));
          close(code);
        });
  }

  void close(CloseCode code) {
    closing = true;
    wire.close(code);
  }
}
