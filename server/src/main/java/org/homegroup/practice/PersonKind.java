package org.homegroup.practice;

import java.util.Locale;

/// The kind of a person for the practice, which selects the start page. It gives no rights in a
/// session; those come from the [Booking].
public enum PersonKind {
  CLINICIAN,
  COORDINATOR,
  PATIENT,
  GUEST;

  /// The protocol's spelling.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PersonKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public boolean isStaff() {
    return this == CLINICIAN || this == COORDINATOR;
  }
}
