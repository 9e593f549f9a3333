package org.homegroup.preflight;

/// What a check comes to, from the best to the worst.
public enum NetworkRating {
  GOOD,
  /// Sound will do; video may stop at times.
  SOUND_ONLY,
  /// The person will not hear or not be heard, unless something is done.
  TROUBLE
}
