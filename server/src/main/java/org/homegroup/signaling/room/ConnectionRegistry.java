package org.homegroup.signaling.room;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.Frame;

/// The connections of one session: at most one for each participant.
public final class ConnectionRegistry {

  private final Map<ParticipantId, Connection> connections = new LinkedHashMap<>();
  private final Map<ParticipantId, Departed> departed = new HashMap<>();

  private record Departed(ConnectionId connectionId, Instant lastSeenAt) {}

  void add(Connection connection) {
    connections.put(connection.participantId(), connection);
  }

  /// Only if it is still this one; a newer connection of the same participant stays.
  boolean remove(Connection connection) {
    return connections.remove(connection.participantId(), connection);
  }

  /// Removes it and keeps in mind when it last gave a sign of life, for as long as its end may not
  /// be on record yet.
  boolean depart(Connection connection, Instant lastSeenAt) {
    boolean was = remove(connection);
    if (was) {
      departed.put(connection.participantId(), new Departed(connection.connectionId(), lastSeenAt));
    }
    return was;
  }

  /// When this connection gave its last sign of life, if it has departed.
  Optional<Instant> departedAt(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(departed.get(participantId))
        .filter(one -> one.connectionId().equals(connectionId))
        .map(Departed::lastSeenAt);
  }

  public Optional<Connection> of(ParticipantId participantId) {
    return Optional.ofNullable(connections.get(participantId));
  }

  public Optional<Connection> of(ParticipantId participantId, ConnectionId connectionId) {
    return of(participantId).filter(one -> one.connectionId().equals(connectionId));
  }

  public Collection<Connection> all() {
    return List.copyOf(connections.values());
  }

  public int size() {
    return connections.size();
  }

  /// To those who are in the same place of the room as this participant.
  void beside(ParticipantId participantId, Frame frame) {
    of(participantId).ifPresent(one -> send(frame, one::isBeside));
  }

  /// To those of them who are in the room now.
  void to(Set<ParticipantId> readers, Frame frame) {
    send(frame, one -> one.inRoom() && readers.contains(one.participantId()));
  }

  void toLeads(Frame frame) {
    to(Audience.LEADS, frame, _ -> true);
  }

  void to(Audience audience, Frame frame, Predicate<Connection> whom) {
    send(frame, connection -> audience.equals(connection.audience()) && whom.test(connection));
  }

  /// Encodes nothing: all who match share the frame's bytes.
  private void send(Frame frame, Predicate<Connection> whom) {
    ByteBuf buffer = frame.buffer();
    try {
      for (Connection connection : connections.values()) {
        if (whom.test(connection)) {
          connection.sendShared(buffer.retainedDuplicate());
        }
      }
    } finally {
      buffer.release();
    }
  }
}
