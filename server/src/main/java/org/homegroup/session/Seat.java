package org.homegroup.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A participant's place in one open session.
///
/// @param since when the participant came to this place (arrived or was sent back, or was admitted)
/// @param mutedByLead what a lead holds back, enforced on the bridge
public record Seat(
    ParticipantId participantId,
    PersonId personId,
    Role role,
    boolean mayLead,
    Place place,
    Instant since,
    Line line,
    Set<MediaKind> mutedByLead,
    Optional<Instant> handRaisedAt,
    Spot spot) {

  public Seat {
    mutedByLead = Set.copyOf(mutedByLead);
  }

  static Seat arrived(SessionEvent.ParticipantArrived event) {
    return new Seat(
        event.participantId(),
        event.personId(),
        event.role(),
        event.mayLead(),
        Place.WAITING,
        event.at(),
        new Line.Down(Optional.empty(), event.at(), event.at()),
        Set.of(),
        Optional.empty(),
        Spot.GROUP);
  }

  public boolean inRoom() {
    return place == Place.IN_ROOM;
  }

  public boolean connected() {
    return line instanceof Line.Up;
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
  Instant hereSince() {
    return spot.movedAt().orElse(since);
  }

  public Optional<SideRoomId> sideRoom() {
    return spot.sideRoom();
  }

  /// Whether both are in the room and in the same place of it.
  public boolean isBeside(Seat other) {
    return inRoom() && other.inRoom() && sideRoom().equals(other.sideRoom());
  }

  public boolean isIn(SideRoomId sideRoomId) {
    return spot.sideRoom().filter(sideRoomId::equals).isPresent();
  }

  public Optional<ConnectionId> connectionId() {
    return line instanceof Line.Up up ? Optional.of(up.connectionId()) : Optional.empty();
  }

  /// The connection whose media this seat may have: the one that is up, or the one that was lost
  /// and may come back.
  public Optional<ConnectionId> mediaConnection() {
    return switch (line) {
      case Line.Up up -> Optional.of(up.connectionId());
      case Line.Down down -> down.connectionId();
    };
  }

  /// The kinds of media the bridge receives from this seat.
  public Set<MediaKind> media() {
    return line instanceof Line.Up up ? up.media() : Set.of();
  }

  /// What the person said while nothing of theirs reached the bridge.
  public Optional<Presence> presence() {
    return line instanceof Line.Up up ? up.presence() : Optional.empty();
  }

  /// The last moment at which the person was known to be there, asked at `now`.
  public Instant lastSeenAt(Instant now) {
    return line instanceof Line.Down down ? down.lastSeenAt() : now;
  }

  Seat at(Place newPlace, Instant now) {
    boolean waits = newPlace == Place.WAITING;
    return with(
        role,
        newPlace,
        now,
        waits ? line.withoutMedia() : line,
        mutedByLead,
        waits ? Optional.empty() : handRaisedAt,
        Spot.GROUP);
  }

  Seat with(Line newLine) {
    return with(role, place, since, newLine, mutedByLead, handRaisedAt, spot);
  }

  Seat with(Role newRole) {
    return with(newRole, place, since, line, mutedByLead, handRaisedAt, spot);
  }

  Seat withHand(Optional<Instant> raisedAt) {
    return with(role, place, since, line, mutedByLead, raisedAt, spot);
  }

  Seat withMuted(MediaKind kind, boolean muted) {
    return with(role, place, since, line, changed(mutedByLead, kind, muted), handRaisedAt, spot);
  }

  /// To another place in the room: media begins anew there.
  Seat moved(Spot newSpot) {
    return with(line.withoutMedia()).with(newSpot);
  }

  Seat with(Spot newSpot) {
    return with(role, place, since, line, mutedByLead, handRaisedAt, newSpot);
  }

  /// Everything that can change, in one place.
  private Seat with(
      Role newRole,
      Place newPlace,
      Instant newSince,
      Line newLine,
      Set<MediaKind> newMutedByLead,
      Optional<Instant> newHandRaisedAt,
      Spot newSpot) {
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
