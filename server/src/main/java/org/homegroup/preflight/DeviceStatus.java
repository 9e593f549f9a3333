package org.homegroup.preflight;

/// The state of a microphone or camera in the checked browser.
public enum DeviceStatus {
  ON,
  /// Switched off by the participant.
  OFF,
  /// The browser denied access.
  REFUSED,
  MISSING,
  /// Another program uses it.
  BUSY,
  FAILED,
  /// The page was not loaded over a secure connection.
  HIDDEN;

  boolean works() {
    return this == ON || this == OFF;
  }
}
