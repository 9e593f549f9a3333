package org.homegroup.session;

/// What somebody connects with, as far as the browser tells: it is recorded with the connection,
/// and used for nothing else.
public enum Device {
  PHONE,
  TABLET,
  COMPUTER,
  UNKNOWN
}
