package org.homegroup.checkin;

import java.util.OptionalInt;

/// The reason for speaking with a patient today.
///
/// @param by rise of the craving; only for `CRAVING_UP`
public record RelapseSign(Kind kind, OptionalInt by) {

  public enum Kind {
    USED,
    CRAVING_UP
  }
}
