package org.homegroup.access;

/// The role of a person. A supervisor has that role beside the one of a clinician.
public enum Who {
  /// Clinical staff: counselors, and staff who observe.
  CLINICIAN,
  /// Clinical staff whose staff record says that they supervise.
  SUPERVISOR,
  /// The coordinators of a practice.
  FRONT_DESK,
  PATIENT,
  /// A relative, or another person who was invited.
  GUEST,
  INTERPRETER;

  /// As the document writes it, for example `front-desk`.
  public String code() {
    return Codes.of(this);
  }
}
