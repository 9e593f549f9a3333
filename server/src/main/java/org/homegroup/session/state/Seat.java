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

/// A participant's place in one open session.
///
/// @param since when the participant came to this place (arrived or was sent back, or was admitted)
/// @param mutedByLead what a lead holds back, enforced on the bridge
public record Seat(
    ParticipantId participantId,
    PersonId personId,
    Role role,
    boolean mayLead,
    SeatStatus status,
    Instant since,
    ConnectionState line,
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
    return line instanceof ConnectionState.Up;
  }

  public boolean isLead() {
    return role == Role.LEAD;
  }

  /// In the room with a connection: what it takes to lead, to speak and to be counted.
  public boolean present() {
    return inRoom() && connected();
  }

  /// As [Role#isInCare].
  public boolean isInCare() {
    return role.isInCare();
  }

  /// Since when this seat is where it is: in this place of the room, or waiting.
  public Instant hereSince() {
    return placement.movedAt().orElse(since);
  }

  public Optional<SideRoomId> sideRoom() {
    return placement.sideRoom();
  }

  /// Whether both are in the room and in the same place of it.
  public boolean isBeside(Seat other) {
    return inRoom() && other.inRoom() && sideRoom().equals(other.sideRoom());
  }

  public boolean isIn(SideRoomId sideRoomId) {
    return placement.sideRoom().filter(sideRoomId::equals).isPresent();
  }

  public Optional<ConnectionId> connectionId() {
    return line instanceof ConnectionState.Up up
        ? Optional.of(up.connectionId())
        : Optional.empty();
  }

  /// The connection whose media this seat may have: the one that is up, or the one that was lost
  /// and may come back.
  public Optional<ConnectionId> mediaConnection() {
    return switch (line) {
      case ConnectionState.Up up -> Optional.of(up.connectionId());
      case ConnectionState.Down down -> down.connectionId();
    };
  }

  /// The kinds of media the bridge receives from this seat.
  public Set<MediaKind> media() {
    return line instanceof ConnectionState.Up up ? up.media() : Set.of();
  }

  /// What the person said while nothing of theirs reached the bridge.
  public Optional<SelfReport> selfReport() {
    return line instanceof ConnectionState.Up up ? up.selfReport() : Optional.empty();
  }

  /// The last moment at which the person was known to be there, asked at `now`.
  public Instant lastSeenAt(Instant now) {
    return line instanceof ConnectionState.Down down ? down.lastSeenAt() : now;
  }

  Seat at(SeatStatus newPlace, Instant now) {
    boolean waits = newPlace == SeatStatus.WAITING;
    return with(
        role,
        newPlace,
        now,
        waits ? line.withoutMedia() : line,
        mutedByLead,
        waits ? Optional.empty() : handRaisedAt,
        Placement.GROUP);
  }

  Seat with(ConnectionState newLine) {
    return with(role, status, since, newLine, mutedByLead, handRaisedAt, placement);
  }

  Seat with(Role newRole) {
    return with(newRole, status, since, line, mutedByLead, handRaisedAt, placement);
  }

  Seat withHand(Optional<Instant> raisedAt) {
    return with(role, status, since, line, mutedByLead, raisedAt, placement);
  }

  Seat withMuted(MediaKind kind, boolean muted) {
    return with(
        role, status, since, line, changed(mutedByLead, kind, muted), handRaisedAt, placement);
  }

  /// To another place in the room: media begins anew there.
  Seat moved(Placement newSpot) {
    return with(line.withoutMedia()).with(newSpot);
  }

  Seat with(Placement newSpot) {
    return with(role, status, since, line, mutedByLead, handRaisedAt, newSpot);
  }

  /// Everything that can change, in one place.
  private Seat with(
      Role newRole,
      SeatStatus newPlace,
      Instant newSince,
      ConnectionState newLine,
      Set<MediaKind> newMutedByLead,
      Optional<Instant> newHandRaisedAt,
      Placement newSpot) {
    return new Seat(
        participantId,
        personId,
        newRole,
        mayLead,
        newPlace,
        newSince,
        newLine,
        newMutedByLead,
        newHandRaisedAt,
        newSpot);
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
