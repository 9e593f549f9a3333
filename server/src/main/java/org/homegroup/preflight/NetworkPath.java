package org.homegroup.preflight;

/// The path that media found between a browser and the bridge.
public enum NetworkPath {
  DIRECT,
  /// Through a TURN server, on at least one side.
  RELAY,
  NONE
}
