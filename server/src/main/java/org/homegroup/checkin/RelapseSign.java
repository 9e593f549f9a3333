package org.homegroup.checkin;

import java.util.OptionalInt;

/// Why somebody should be spoken to today.
///
/// @param by how much the craving rose; only for `CRAVING_UP`
public record RelapseSign(Kind kind, OptionalInt by) {

  public enum Kind {
    USED,
    CRAVING_UP
  }
}
