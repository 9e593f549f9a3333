package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CheckInId;

/// What is known in one session about where a patient is: what they said last at the door, and
/// whether a lead admitted them without. It outlives the seat: somebody who leaves and comes back
/// is not asked again. An emergency is a reason for that moment and not for the next: then nobody
/// has said where they are. What they answered is not here.
public record CheckIn(Optional<Received> received, Optional<OverrideReason> override) {

  public static final CheckIn NONE = new CheckIn(Optional.empty(), Optional.empty());

  /// The answers that were received last.
  ///
  /// @param commitment by which they can be told from any others
  public record Received(
      CheckInId checkInId, String commitment, boolean locationConfirmed, Instant at) {}

  public boolean locationConfirmed() {
    return received.filter(Received::locationConfirmed).isPresent();
  }

  public boolean lets() {
    return locationConfirmed()
        || override.filter(reason -> reason != OverrideReason.EMERGENCY).isPresent();
  }

  public CheckIn with(Received newest) {
    return new CheckIn(Optional.of(newest), override);
  }

  public CheckIn with(OverrideReason reason) {
    return new CheckIn(received, Optional.of(reason));
  }
}
