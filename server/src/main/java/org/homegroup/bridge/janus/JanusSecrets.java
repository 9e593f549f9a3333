package org.homegroup.bridge.janus;

import java.security.SecureRandom;
import java.util.HexFormat;

/// What keeps other programs on this machine (any local web page can open a socket to loopback) out
/// of our Janus. New at each start of the server; never logged.
record JanusSecrets(String api, String admin, String roomAdmin, String eventPath) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static JanusSecrets random() {
    return new JanusSecrets(token(), token(), token(), "/" + token());
  }

  /// 192 random bits as text that needs no quoting anywhere.
  static String token() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "JanusSecrets";
  }
}
