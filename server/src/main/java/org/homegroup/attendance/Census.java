package org.homegroup.attendance;

import java.time.Instant;
import java.util.List;

/// The number of patients in the room and connected. Leads, guests, observers and waiting
/// participants do not count.
///
/// @param atStart at the start of the session; 0 if it never started
/// @param peak the maximum in session, breaks excluded
/// @param atEnd just before the end; in a running session, now
/// @param steps each change, in order of time
public record Census(int atStart, int peak, int atEnd, List<Step> steps) {

  /// From `from` until the next step there were `patients`.
  public record Step(Instant from, int patients) {}

  public Census {
    steps = List.copyOf(steps);
  }

  public int at(Instant moment) {
    int patients = 0;
    for (Step step : steps) {
      if (step.from().isAfter(moment)) {
        break;
      }
      patients = step.patients();
    }
    return patients;
  }
}
