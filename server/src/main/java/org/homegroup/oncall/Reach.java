package org.homegroup.oncall;

import java.time.Instant;
import java.util.Optional;

/// How the call about one task went so far.
///
/// @param calls how many were made, with the one that is being made
/// @param at when the last of them was begun
public record Reach(State state, int calls, Optional<Instant> at) {

  static final Reach NOT_YET = new Reach(State.WAITING, 0, Optional.empty());

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

  Reach calling(Instant now) {
    return new Reach(State.CALLING, calls + 1, Optional.of(now));
  }

  Reach ended(State how) {
    return new Reach(how, calls, at);
  }
}
