package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;

/// Whether a lead watches over the group, and what is done when none does.
///
/// @param gap since nobody watches over people who are here
/// @param hold while the group is held because of it
public record Supervision(Optional<Gap> gap, Optional<Hold> hold) {

  public static final Supervision UNBROKEN = new Supervision(Optional.empty(), Optional.empty());

  /// @param since the last proof of life of the last lead
  /// @param noticedAt when that was known
  public record Gap(Instant since, Instant noticedAt) {}

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
