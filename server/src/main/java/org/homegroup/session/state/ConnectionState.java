package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SelfReport;

/// The state of a seat's connection: up, with the media that the bridge receives over it, or down.
public sealed interface ConnectionState {

  /// The beginning of this state.
  Instant since();

  /// The same connection without received media.
  default ConnectionState withoutMedia() {
    return this;
  }

  /// A live connection. `media` holds the kinds that the bridge receives now; `selfReport` is the
  /// participant's report while it received nothing.
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

    /// Without a self-report.
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

    Up with(SelfReport report) {
      return new Up(connectionId, device, media, since, Optional.of(report));
    }
  }

  /// No connection; the seat is kept for a grace period. `since` is the time at which the server
  /// noticed. `connectionId` is the lost connection, with which its page may come back; empty
  /// before the first connection.
  record Down(Optional<ConnectionId> connectionId, Instant lastSeenAt, Instant since)
      implements ConnectionState {}
}
