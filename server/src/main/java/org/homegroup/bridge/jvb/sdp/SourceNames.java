package org.homegroup.bridge.jvb.sdp;

import org.homegroup.session.MediaKind;

/// Names sources for the Colibri WebSocket and `sources`: endpoint name, letter of the kind,
/// number.
public final class SourceNames {

  private SourceNames() {}

  public static String of(String endpoint, MediaKind kind) {
    return endpoint + (kind == MediaKind.AUDIO ? "-a0" : "-v0");
  }
}
