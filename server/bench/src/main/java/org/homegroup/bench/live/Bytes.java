package org.homegroup.bench.live;

import java.nio.charset.StandardCharsets;

/// Searches messages without decoding them to text.
final class Bytes {

  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Returns the index of `sought` in `bytes[from, end)`; -1 if it is not there.
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
