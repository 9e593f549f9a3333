package org.homegroup.session;

/// The reason a lead gives for admitting a patient whose location is not confirmed.
public enum OverrideReason {
  /// The lead knows where the patient is.
  KNOWN_TO_LEAD,
  /// The lead asked on the telephone.
  CONFIRMED_BY_PHONE,
  /// The patient needs help now, wherever they are.
  EMERGENCY,
  OTHER
}
