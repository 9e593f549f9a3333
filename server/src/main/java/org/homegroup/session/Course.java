package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;

/// How far an open session has come.
///
/// @param doorLocked nobody new comes to the waiting room
/// @param startedAt when the session first started
/// @param breakSince set while on break
/// @param proceedings the agenda's part that is on, and the chair
public record Course(
    Phase phase,
    boolean doorLocked,
    Optional<Instant> startedAt,
    Optional<Instant> breakSince,
    Proceedings proceedings) {

  /// Doors have just opened.
  public static final Course OPENED =
      new Course(Phase.DOORS_OPEN, false, Optional.empty(), Optional.empty(), Proceedings.NONE);

  Course locked(boolean locked) {
    return new Course(phase, locked, startedAt, breakSince, proceedings);
  }

  Course in(Phase newPhase, Optional<Instant> newStartedAt, Optional<Instant> newBreakSince) {
    return new Course(newPhase, doorLocked, newStartedAt, newBreakSince, proceedings);
  }

  Course with(Proceedings changed) {
    return new Course(phase, doorLocked, startedAt, breakSince, changed);
  }
}
