package org.homegroup.preflight;

/// A problem found by the check that the participant can act on. The client has the text.
public enum Recommendation {
  NO_PATH,
  MICROPHONE,
  LOSING,
  SLOW_ANSWERS,
  LOW_BANDWIDTH,
  CAMERA
}
