package org.homegroup.session;

import java.time.Instant;
import java.util.Optional;
import org.homegroup.id.CheckInId;

/// A patient's check-in in one session: the answers received last, and a lead's reason for
/// admitting the patient without them. Outlives the seat, so a patient who leaves and comes back is
/// not asked again.
///
/// An override for an emergency covers that admission only: afterward the location is still
/// unknown. The answers themselves are not here.
public record CheckIn(Optional<Received> received, Optional<OverrideReason> override) {

  public static final CheckIn NONE = new CheckIn(Optional.empty(), Optional.empty());

  /// The answers received last.
  ///
  /// @param commitment hash commitment that distinguishes these answers from any others
  public record Received(
      CheckInId checkInId, String commitment, boolean locationConfirmed, Instant at) {}

  public boolean locationConfirmed() {
    return received.filter(Received::locationConfirmed).isPresent();
  }

  public boolean permitsEntry() {
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
