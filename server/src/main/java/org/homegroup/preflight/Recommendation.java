package org.homegroup.preflight;

/// What the person can do something about, as it was found. The words are the client's.
public enum Recommendation {
  NO_PATH,
  MICROPHONE,
  LOSING,
  SLOW_ANSWERS,
  LOW_BANDWIDTH,
  CAMERA
}
