package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.AgendaPartKind;

/// The present part of the agenda, and the chair of a peer group.
///
/// @param part empty until a lead begins the first one
/// @param chair a participant in the room, never a lead
public record Agenda(Optional<Begun> part, Optional<ParticipantId> chair) {

  static final Agenda NONE = new Agenda(Optional.empty(), Optional.empty());

  /// A part of the agenda that has begun.
  ///
  /// @param number position in the agenda, from 1
  public record Begun(int number, AgendaPartKind part, Instant since) {}

  Agenda begun(Begun begun) {
    return new Agenda(Optional.of(begun), chair);
  }

  Agenda chairedBy(Optional<ParticipantId> chosen) {
    return new Agenda(part, chosen);
  }

  /// Withdraws the chair from a participant who is no longer in the room.
  Agenda without(ParticipantId gone) {
    return chairedBy(chair.filter(one -> !one.equals(gone)));
  }
}
