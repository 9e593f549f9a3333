package org.homegroup.practice;

import java.util.Locale;

/// What somebody is to the practice, for greeting them with the right page. Rights in a session do
/// not follow from it: they come from the [Booking].
public enum PersonKind {
  CLINICIAN,
  COORDINATOR,
  PATIENT,
  GUEST;

  /// As the protocol writes it.
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
