package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.AgendaPartKind;

/// How a session proceeds, beside its phase: the part of the agenda that is on, and who of a peer
/// group has the chair.
///
/// @param part empty until a lead begins the first one
/// @param chair somebody in the room, never a lead
public record Agenda(Optional<Begun> part, Optional<ParticipantId> chair) {

  static final Agenda NONE = new Agenda(Optional.empty(), Optional.empty());

  /// A part of the agenda that was begun.
  ///
  /// @param number its place in the agenda, from 1
  public record Begun(int number, AgendaPartKind part, Instant since) {}

  Agenda begun(Begun begun) {
    return new Agenda(Optional.of(begun), chair);
  }

  Agenda chairedBy(Optional<ParticipantId> chosen) {
    return new Agenda(part, chosen);
  }

  /// Whoever is not in the room any more has no chair.
  Agenda without(ParticipantId gone) {
    return chairedBy(chair.filter(one -> !one.equals(gone)));
  }
}
