package org.homegroup.session;

/// Why a lead admits a patient whose location is not confirmed.
public enum OverrideReason {
  /// The lead knows where the patient is.
  KNOWN_TO_LEAD,
  /// The lead asked on the telephone.
  CONFIRMED_BY_PHONE,
  /// The patient needs somebody now, wherever they are.
  EMERGENCY,
  OTHER
}
