package org.homegroup.session.state;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Role;
import org.homegroup.session.SeatStatus;
import org.homegroup.session.SelfReport;
import org.homegroup.session.SessionEvent;

/// A participant's seat in one open session.
///
/// @param since when the seat got this status: on arrival, return to waiting, or admission
/// @param mutedByLead the kinds of media that a lead has muted; the bridge enforces it
public record Seat(
    ParticipantId participantId,
    PersonId personId,
    Role role,
    boolean mayLead,
    SeatStatus status,
    Instant since,
    ConnectionState connection,
    Set<MediaKind> mutedByLead,
    Optional<Instant> handRaisedAt,
    Placement placement) {

  public Seat {
    mutedByLead = Set.copyOf(mutedByLead);
  }

  static Seat arrived(SessionEvent.ParticipantArrived event) {
    return new Seat(
        event.participantId(),
        event.personId(),
        event.role(),
        event.mayLead(),
        SeatStatus.WAITING,
        event.at(),
        new ConnectionState.Down(Optional.empty(), event.at(), event.at()),
        Set.of(),
        Optional.empty(),
        Placement.GROUP);
  }

  public boolean inRoom() {
    return status == SeatStatus.IN_ROOM;
  }

  public boolean connected() {
    return connection instanceof ConnectionState.Up;
  }

  public boolean isLead() {
    return role == Role.LEAD;
  }

  /// In the room with a connection: the condition for leading, speaking and being counted.
  public boolean present() {
    return inRoom() && connected();
  }

  /// As [Role#isInCare].
  public boolean isInCare() {
    return role.isInCare();
  }

  /// The time from which this seat has been in its place in the room, or waiting.
  public Instant hereSince() {
    return placement.movedAt().orElse(since);
  }

  public Optional<SideRoomId> sideRoom() {
    return placement.sideRoom();
  }

  /// Whether both are in the room and in the same place.
  public boolean isBeside(Seat other) {
    return inRoom() && other.inRoom() && sideRoom().equals(other.sideRoom());
  }

  public boolean isIn(SideRoomId sideRoomId) {
    return placement.sideRoom().filter(sideRoomId::equals).isPresent();
  }

  public Optional<ConnectionId> connectionId() {
    return connection instanceof ConnectionState.Up up
        ? Optional.of(up.connectionId())
        : Optional.empty();
  }

  /// The connection whose media this seat may have: the live one, or a lost one that may come back.
  public Optional<ConnectionId> mediaConnection() {
    return switch (connection) {
      case ConnectionState.Up up -> Optional.of(up.connectionId());
      case ConnectionState.Down down -> down.connectionId();
    };
  }

  /// The kinds of media the bridge receives from this seat.
  public Set<MediaKind> media() {
    return connection instanceof ConnectionState.Up up ? up.media() : Set.of();
  }

  /// The participant's report while the bridge received nothing from them.
  public Optional<SelfReport> selfReport() {
    return connection instanceof ConnectionState.Up up ? up.selfReport() : Optional.empty();
  }

  /// The last time at which the participant was known to be there, seen from `now`.
  public Instant lastSeenAt(Instant now) {
    return connection instanceof ConnectionState.Down down ? down.lastSeenAt() : now;
  }

  Seat at(SeatStatus newStatus, Instant now) {
    boolean waits = newStatus == SeatStatus.WAITING;
    return with(
        role,
        newStatus,
        now,
        waits ? connection.withoutMedia() : connection,
        mutedByLead,
        waits ? Optional.empty() : handRaisedAt,
        Placement.GROUP);
  }

  Seat with(ConnectionState newConnection) {
    return with(role, status, since, newConnection, mutedByLead, handRaisedAt, placement);
  }

  Seat with(Role newRole) {
    return with(newRole, status, since, connection, mutedByLead, handRaisedAt, placement);
  }

  Seat withHand(Optional<Instant> raisedAt) {
    return with(role, status, since, connection, mutedByLead, raisedAt, placement);
  }

  Seat withMuted(MediaKind kind, boolean muted) {
    return with(
        role,
        status,
        since,
        connection,
        changed(mutedByLead, kind, muted),
        handRaisedAt,
        placement);
  }

  /// Moves the seat to another place in the room, where media begins anew.
  Seat moved(Placement newPlacement) {
    return with(connection.withoutMedia()).with(newPlacement);
  }

  Seat with(Placement newPlacement) {
    return with(role, status, since, connection, mutedByLead, handRaisedAt, newPlacement);
  }

  /// Copies the seat with every component that can change.
  private Seat with(
      Role newRole,
      SeatStatus newStatus,
      Instant newSince,
      ConnectionState newConnection,
      Set<MediaKind> newMutedByLead,
      Optional<Instant> newHandRaisedAt,
      Placement newPlacement) {
    return new Seat(
        participantId,
        personId,
        newRole,
        mayLead,
        newStatus,
        newSince,
        newConnection,
        newMutedByLead,
        newHandRaisedAt,
        newPlacement);
  }

  static Set<MediaKind> changed(Set<MediaKind> kinds, MediaKind kind, boolean in) {
    var changed = EnumSet.noneOf(MediaKind.class);
    changed.addAll(kinds);
    if (in) {
      changed.add(kind);
    } else {
      changed.remove(kind);
    }
    return changed;
  }
}
