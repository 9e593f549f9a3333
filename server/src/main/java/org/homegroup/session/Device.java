package org.homegroup.session;

/// The kind of device, as the browser reports it. Recorded with the connection and used for nothing
/// else.
public enum Device {
  PHONE,
  TABLET,
  COMPUTER,
  UNKNOWN
}
