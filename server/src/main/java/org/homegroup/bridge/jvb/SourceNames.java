package org.homegroup.bridge.jvb;

import org.homegroup.session.MediaKind;

/// How a source is called on the Colibri WebSocket and in `sources`: endpoint, letter, number.
final class SourceNames {

  private SourceNames() {}

  static String of(String endpoint, MediaKind kind) {
    return endpoint + (kind == MediaKind.AUDIO ? "-a0" : "-v0");
  }
}
