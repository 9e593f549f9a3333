package org.homegroup.oncall;

import java.time.Instant;
import java.util.Optional;

/// How the call about one task went so far.
///
/// @param calls how many were made, with the one that is being made
/// @param at when the last of them was begun
public record DeliveryState(State state, int calls, Optional<Instant> at) {

  static final DeliveryState NOT_YET = new DeliveryState(State.WAITING, 0, Optional.empty());

  public enum State {
    /// The call has not begun.
    WAITING,
    /// It is being made.
    CALLING,
    /// A webhook or a mail server took it.
    TOLD,
    /// Nobody took it: somebody has to phone.
    NOT_REACHED,
    /// The practice named nobody on call, or gave no address: only the page is left.
    NO_WAY
  }

  DeliveryState calling(Instant now) {
    return new DeliveryState(State.CALLING, calls + 1, Optional.of(now));
  }

  DeliveryState ended(State how) {
    return new DeliveryState(how, calls, at);
  }
}
