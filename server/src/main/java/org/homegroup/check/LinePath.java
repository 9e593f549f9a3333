package org.homegroup.check;

/// The way that media found between a browser and the bridge.
public enum LinePath {
  DIRECT,
  /// Through a TURN server, on at least one side.
  RELAY,
  NONE
}
