package org.homegroup.preflight;

/// How a microphone or camera stands in the browser that checks.
public enum DeviceStatus {
  ON,
  /// By the person's own choice.
  OFF,
  /// The browser was told not to give it.
  REFUSED,
  MISSING,
  /// Another program has it.
  BUSY,
  FAILED,
  /// The page did not come over a secure line.
  HIDDEN;

  boolean works() {
    return this == ON || this == OFF;
  }
}
