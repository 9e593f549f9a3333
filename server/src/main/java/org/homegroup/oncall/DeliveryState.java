package org.homegroup.oncall;

import java.time.Instant;
import java.util.Optional;

/// The progress of the calls about one task.
///
/// @param calls number of calls made, including the present one
/// @param at start of the last call
public record DeliveryState(State state, int calls, Optional<Instant> at) {

  static final DeliveryState NOT_YET = new DeliveryState(State.WAITING, 0, Optional.empty());

  public enum State {
    /// The call has not begun.
    WAITING,
    /// The call is under way.
    CALLING,
    /// A webhook or a mail server accepted it.
    TOLD,
    /// No channel succeeded: a staff member must telephone.
    NOT_REACHED,
    /// The practice named nobody on call or gave no address: only the page is left.
    NO_WAY
  }

  DeliveryState calling(Instant now) {
    return new DeliveryState(State.CALLING, calls + 1, Optional.of(now));
  }

  DeliveryState ended(State how) {
    return new DeliveryState(how, calls, at);
  }
}
