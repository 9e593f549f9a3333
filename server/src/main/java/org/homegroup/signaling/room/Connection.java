package org.homegroup.signaling.room;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
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

  private final RoomEnvironment node;
  private final Transport transport;
  private final PersonId personId;
  private final ParticipantId participantId;
  private final ConnectionId connectionId;
  private final Instant since;
  private Audience audience;
  private Optional<SideRoomId> place = Optional.empty();
  private WaitingRoomSeen lastWaitingRoom;
  private Instant lastHeardAt;
  private long lastHeard;
  private long nextPingAt;
  private boolean closing;

  /// What a participant in the waiting room was last told.
  record WaitingRoomSeen(View.Session session, View.WaitingRoom waitingRoom) {}

  /// @param seat whose connection is up: this one
  Connection(RoomEnvironment node, Transport transport, Seat seat) {
    ConnectionState.Up up = (ConnectionState.Up) seat.connection();
    this.node = node;
    this.transport = transport;
    this.personId = seat.personId();
    this.participantId = seat.participantId();
    this.connectionId = up.connectionId();
    this.since = up.since();
  }

  PersonId personId() {
    return personId;
  }

  public ConnectionId connectionId() {
    return connectionId;
  }

  public ParticipantId participantId() {
    return participantId;
  }

  /// When the connection came up, as the ledger has it.
  Instant since() {
    return since;
  }

  /// Whether the seat has this connection now: the same page may have come back on another socket.
  boolean isOf(Seat seat) {
    return seat.connection() instanceof ConnectionState.Up up
        && up.connectionId().equals(connectionId)
        && up.since().equals(since);
  }

  AudienceKind audienceKind() {
    return audience.kind();
  }

  public Audience audience() {
    return audience;
  }

  /// From here on this connection is told what may be told in this seat.
  void follow(Seat seat) {
    if (!Audience.of(seat).equals(audience)) {
      audience = Audience.of(seat);
      lastWaitingRoom = null;
    }
    place = seat.sideRoom();
  }

  boolean inRoom() {
    return audience.kind() != AudienceKind.WAITING;
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
    return closing || transport.isClosed();
  }

  void send(Frame frame) {
    sendShared(frame.buffer());
  }

  /// Takes over one reference to `frame`. A client that does not read is dropped rather than waited
  /// for.
  void sendShared(ByteBuf frame) {
    if (transport.isClosed()) {
      frame.release();
    } else if (transport.waiting() + frame.readableBytes() > node.config().maxQueued()) {
      frame.release();
      node.metrics().refused("slow-reader");
      close(CloseCode.SLOW_READER);
    } else {
      transport.write(frame);
    }
  }

  /// Says why, then closes. After this turn: whoever asked for what ends here is answered first.
  void goodbye(CloseCode code) {
    if (closing) {
      return;
    }
    closing = true;
    node.time()
        .loop()
        .execute(
            () -> {
              send(MessageCodec.frame(new ServerMessage.Goodbye(code.reason())));
              close(code);
            });
  }

  void close(CloseCode code) {
    closing = true;
    transport.close(code);
  }
}
