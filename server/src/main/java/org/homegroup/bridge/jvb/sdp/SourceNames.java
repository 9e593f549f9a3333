package org.homegroup.bridge.jvb.sdp;

import org.homegroup.session.MediaKind;

/// How a source is called on the Colibri WebSocket and in `sources`: endpoint, letter, number.
public final class SourceNames {

  private SourceNames() {}

  public static String of(String endpoint, MediaKind kind) {
    return endpoint + (kind == MediaKind.AUDIO ? "-a0" : "-v0");
  }
}
