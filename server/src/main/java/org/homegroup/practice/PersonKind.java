package org.homegroup.practice;

import java.util.Locale;
import org.homegroup.access.Who;

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

  /// The role as the table of access names it.
  public Who who() {
    return switch (this) {
      case CLINICIAN -> Who.CLINICIAN;
      case COORDINATOR -> Who.FRONT_DESK;
      case PATIENT -> Who.PATIENT;
      case GUEST -> Who.GUEST;
    };
  }

  public boolean isStaff() {
    return this == CLINICIAN || this == COORDINATOR;
  }
}
