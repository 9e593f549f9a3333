package org.homegroup.session;

import org.homegroup.access.Who;

/// The role of a participant in one group session. It comes from the booking and the staff record,
/// never from a client's claim or the order of arrival.
public enum Role {
  /// A clinician who leads. Two leads have equal rights.
  LEAD,
  /// A person in treatment; the only role whose minutes are counted for attendance.
  PATIENT,
  /// A relative or another invited person, admitted one by one, not in the census.
  GUEST,
  /// Interprets for a participant; named in the record, not in the census.
  INTERPRETER,
  /// Staff or a trainee who observes, visible to all, without rights over others.
  OBSERVER;

  /// Whether a lead must be present for this role: true for patients and guests, not for staff,
  /// interpreters or observers.
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
