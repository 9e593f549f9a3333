package org.homegroup.safety;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.PersonId;

/// One entry in the log of a crisis.
public record CrisisNote(Step step, Optional<String> text, PersonId by, Instant at) {

  public enum Step {
    CALLED_911,
    CALLED_LOCAL,
    CALLED_SUPPORT,
    CALLED_PATIENT,
    STAYED,
    RESOLVED,
    NOTE
  }

  /// A crisis log is health data and must not be printed by accident.
  @Override
  public String toString() {
    return "CrisisNote[" + at + "]";
  }
}
