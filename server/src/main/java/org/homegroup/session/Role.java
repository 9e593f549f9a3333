package org.homegroup.session;

import org.homegroup.access.Who;

/// What a participant is in one group session. It comes from the booking and the staff record,
/// never from what a client claims or from who came first.
public enum Role {
  /// A clinician who leads. Two leads are equal.
  LEAD,
  /// A person in treatment; the only role whose minutes are counted for attendance.
  PATIENT,
  /// A relative or another invited person, admitted one by one, not in the census.
  GUEST,
  /// Speaks for somebody in their language; named in the record, not in the census.
  INTERPRETER,
  /// Staff or a trainee who watches, visible to all, without rights over others.
  OBSERVER;

  /// Somebody for whom a lead must be there: not staff, and not who only helps out.
  public boolean isInCare() {
    return this == PATIENT || this == GUEST;
  }

  /// The role of this participant as the table of access names it.
  public Who who() {
    return switch (this) {
      case LEAD, OBSERVER -> Who.CLINICIAN;
      case PATIENT -> Who.PATIENT;
      case GUEST -> Who.GUEST;
      case INTERPRETER -> Who.INTERPRETER;
    };
  }
}
