package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SelfReport;

/// A seat's line to its person: a connection with what media the bridge receives over it, or none.
public sealed interface ConnectionState {

  /// When it became what it is.
  Instant since();

  /// The same line, over which nothing is received.
  default ConnectionState withoutMedia() {
    return this;
  }

  /// `media` is what the bridge receives from this connection now; `selfReport` what the person
  // said
  /// while it received nothing.
  record Up(
      ConnectionId connectionId,
      Device device,
      Set<MediaKind> media,
      Instant since,
      Optional<SelfReport> selfReport)
      implements ConnectionState {

    public Up {
      media = Set.copyOf(media);
    }

    @Override
    public ConnectionState withoutMedia() {
      return new Up(connectionId, device, Set.of(), since);
    }

    /// Of somebody who has said nothing.
    public Up(ConnectionId connectionId, Device device, Set<MediaKind> media, Instant since) {
      this(connectionId, device, media, since, Optional.empty());
    }

    Up with(MediaKind kind, boolean received) {
      return new Up(
          connectionId,
          device,
          Seat.changed(media, kind, received),
          since,
          received ? Optional.empty() : selfReport);
    }

    Up confirmed(SelfReport said) {
      return new Up(connectionId, device, media, since, Optional.of(said));
    }
  }

  /// The connection was lost; the seat is kept for a while. `since` is when the server noticed.
  /// `connectionId` is the one that was lost: its page may come back with it. Empty before the
  /// first connection.
  record Down(Optional<ConnectionId> connectionId, Instant lastSeenAt, Instant since)
      implements ConnectionState {}
}
