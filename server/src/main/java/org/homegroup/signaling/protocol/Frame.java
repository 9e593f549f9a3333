package org.homegroup.signaling.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/// One whole WebSocket text frame, header and payload, encoded once for everybody who gets it: a
/// server's frames are not masked (RFC 6455, section 5.1), so the bytes are the same for all.
public final class Frame {

  private static final int FIN_TEXT = 0x81;
  private static final int SHORT_LENGTH = 125;
  private static final int MEDIUM_LENGTH = 0xffff;

  private final byte[] bytes;

  private Frame(byte[] bytes) {
    this.bytes = bytes;
  }

  static Frame text(String payload) {
    return text(payload.getBytes(StandardCharsets.UTF_8));
  }

  /// `payload` is UTF-8.
  static Frame text(byte[] payload) {
    int length = payload.length;
    int header = length <= SHORT_LENGTH ? 2 : length <= MEDIUM_LENGTH ? 4 : 10;
    byte[] bytes = new byte[header + length];
    bytes[0] = (byte) FIN_TEXT;
    if (header == 2) {
      bytes[1] = (byte) length;
    } else if (header == 4) {
      bytes[1] = 126;
      bytes[2] = (byte) (length >> 8);
      bytes[3] = (byte) length;
    } else {
      bytes[1] = 127;
      for (int i = 0; i < 4; i++) {
        bytes[6 + i] = (byte) (length >> (24 - 8 * i));
      }
    }
    System.arraycopy(payload, 0, bytes, header, length);
    return new Frame(bytes);
  }

  int size() {
    return bytes.length;
  }

  /// A buffer that the caller releases; duplicates of it share the bytes.
  public ByteBuf buffer() {
    return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
  }
}
