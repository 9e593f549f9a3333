package org.homegroup.session.state;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.session.Phase;

/// The progress of an open session.
///
/// @param doorLocked no new participant may enter the waiting room
/// @param startedAt when the session first started
/// @param breakSince set while on break
/// @param agenda the present part of the agenda, and the chair
public record Progress(
    Phase phase,
    boolean doorLocked,
    Optional<Instant> startedAt,
    Optional<Instant> breakSince,
    Agenda agenda) {

  /// The doors have just opened.
  public static final Progress OPENED =
      new Progress(Phase.DOORS_OPEN, false, Optional.empty(), Optional.empty(), Agenda.NONE);

  Progress locked(boolean locked) {
    return new Progress(phase, locked, startedAt, breakSince, agenda);
  }

  Progress in(Phase newPhase, Optional<Instant> newStartedAt, Optional<Instant> newBreakSince) {
    return new Progress(newPhase, doorLocked, newStartedAt, newBreakSince, agenda);
  }

  Progress with(Agenda changed) {
    return new Progress(phase, doorLocked, startedAt, breakSince, changed);
  }
}
