package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;

/// The supervision of the group by its leads, and the hold when there is none.
///
/// @param gap present while participants are here and no lead supervises them
/// @param hold present while the group is held because of it
public record Supervision(Optional<Gap> gap, Optional<Hold> hold) {

  public static final Supervision UNBROKEN = new Supervision(Optional.empty(), Optional.empty());

  /// The absence of a supervising lead.
  ///
  /// @param since the last proof of life of the last lead
  /// @param noticedAt when the server noticed
  public record Gap(Instant since, Instant noticedAt) {}

  /// The hold of an unsupervised group.
  ///
  /// @param since the last proof of life of the last lead
  /// @param at when microphones and chat were held
  public record Hold(Instant since, Instant at) {}

  Supervision with(Optional<Gap> newGap) {
    return new Supervision(newGap, hold);
  }

  Supervision held(Hold now) {
    return new Supervision(gap, Optional.of(now));
  }

  Supervision released() {
    return new Supervision(gap, Optional.empty());
  }
}
