package org.homegroup.practice;

import java.util.Locale;
import org.homegroup.access.Who;

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
