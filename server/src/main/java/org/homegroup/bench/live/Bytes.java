package org.homegroup.bench.live;

import java.nio.charset.StandardCharsets;

/// Looks into messages without making text of them.
final class Bytes {

  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Where `sought` begins in `bytes[from, end)`; -1 if it is not there.
  static int indexOf(byte[] bytes, int from, int end, byte[] sought) {
    for (int at = from; at <= end - sought.length; at++) {
      if (startsWith(bytes, at, end, sought)) {
        return at;
      }
    }
    return -1;
  }

  static boolean startsWith(byte[] bytes, int from, int end, byte[] start) {
    if (end - from < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes[from + i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
