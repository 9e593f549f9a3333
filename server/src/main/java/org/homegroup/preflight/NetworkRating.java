package org.homegroup.preflight;

/// The result of a check, from best to worst.
public enum NetworkRating {
  GOOD,
  /// Audio will work; video may stop at times.
  SOUND_ONLY,
  /// The participant will not hear or not be heard unless the problem is solved.
  TROUBLE
}
