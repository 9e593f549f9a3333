package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;

/// Whether a lead watches over the group, and what is done when none does.
///
/// @param gap since nobody watches over people who are here
/// @param hold while the group is held because of it
public record Coverage(Optional<Gap> gap, Optional<Hold> hold) {

  public static final Coverage UNBROKEN = new Coverage(Optional.empty(), Optional.empty());

  /// @param since the last proof of life of the last lead
  /// @param noticedAt when that was known
  public record Gap(Instant since, Instant noticedAt) {}

  /// @param since the last proof of life of the last lead
  /// @param at when microphones and chat were held
  public record Hold(Instant since, Instant at) {}

  Coverage with(Optional<Gap> newGap) {
    return new Coverage(newGap, hold);
  }

  Coverage held(Hold now) {
    return new Coverage(gap, Optional.of(now));
  }

  Coverage released() {
    return new Coverage(gap, Optional.empty());
  }
}
