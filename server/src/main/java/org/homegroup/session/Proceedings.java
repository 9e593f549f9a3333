package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;

/// How a session proceeds, beside its phase: the part of the agenda that is on, and who of a peer
/// group has the chair.
///
/// @param part empty until a lead begins the first one
/// @param chair somebody in the room, never a lead
public record Proceedings(Optional<Begun> part, Optional<ParticipantId> chair) {

  static final Proceedings NONE = new Proceedings(Optional.empty(), Optional.empty());

  /// A part of the agenda that was begun.
  ///
  /// @param number its place in the agenda, from 1
  public record Begun(int number, PartKind part, Instant since) {}

  Proceedings begun(Begun begun) {
    return new Proceedings(Optional.of(begun), chair);
  }

  Proceedings chairedBy(Optional<ParticipantId> chosen) {
    return new Proceedings(part, chosen);
  }

  /// Whoever is not in the room any more has no chair.
  Proceedings without(ParticipantId gone) {
    return chairedBy(chair.filter(one -> !one.equals(gone)));
  }
}
