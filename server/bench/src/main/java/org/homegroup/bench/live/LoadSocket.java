package org.homegroup.bench.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// One WebSocket of the load: the handshake, masked text frames out, whole text frames in.
final class LoadSocket {

  /// Called on the thread of the [LoadClient].
  interface Listener {
    void opened(LoadSocket socket);

    /// Receives one text message; the bytes are valid until this method returns.
    void text(LoadSocket socket, byte[] bytes, int from, int length);

    void closed(LoadSocket socket, String why);
  }

  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
  private static final byte[] NONE = {};

  private final SocketChannel channel;
  private final String path;
  private final Listener listener;
  private final Consumer<LoadSocket> written;
  private SelectionKey key;
  private byte[] rest = NONE;
  private ByteBuffer out = ByteBuffer.allocate(512);
  private boolean pending;
  private boolean open;
  private boolean closed;

  LoadSocket(SocketChannel channel, String path, Listener listener, Consumer<LoadSocket> written) {
    this.channel = channel;
    this.path = path;
    this.listener = listener;
    this.written = written;
  }

  void key(SelectionKey registered) {
    key = registered;
  }

  /// Queues a message, which is written at the end of this turn.
  void send(String text) {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a close frame (1000); the server ends the TCP connection.
  void close() {
    if (open && !closed) {
      frame(CLOSE, new byte[] {0x03, (byte) 0xe8});
    }
  }

  void connected() throws IOException {
    channel.finishConnect();
    key.interestOps(SelectionKey.OP_READ);
    put(
        """
        GET %s HTTP/1.1
        Host: localhost
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(path)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  void read(byte[] buffer) throws IOException {
    System.arraycopy(rest, 0, buffer, 0, rest.length);
    int count = channel.read(ByteBuffer.wrap(buffer, rest.length, buffer.length - rest.length));
    if (count < 0) {
      broken();
      return;
    }
    int end = rest.length + count;
    int used = open ? messages(buffer, 0, end) : handshake(buffer, end);
    rest = used == end || closed ? NONE : Arrays.copyOfRange(buffer, used, end);
  }

  void flush() throws IOException {
    pending = false;
    if (closed) {
      return;
    }
    channel.write(out.flip());
    boolean more = out.hasRemaining();
    out.compact();
    key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  void broken() {
    end("the connection ended");
  }

  private int handshake(byte[] buffer, int end) {
    int found = Bytes.indexOf(buffer, 0, end, HEADERS_END);
    if (found < 0) {
      return 0;
    }
    String status = new String(buffer, 0, Math.min(found, 12), StandardCharsets.US_ASCII);
    if (!status.endsWith("101")) {
      end("the upgrade was refused: " + status);
      return end;
    }
    open = true;
    listener.opened(this);
    return messages(buffer, found + HEADERS_END.length, end);
  }

  /// Hands the whole frames out and returns where the last one ends. A server does not mask.
  private int messages(byte[] buffer, int start, int end) {
    int from = start;
    while (!closed && end - from >= 2) {
      int header = 2;
      long length = buffer[from + 1];
      if (length == 126 && end - from >= 4) {
        header = 4;
        length = (buffer[from + 2] & 0xff) << 8 | buffer[from + 3] & 0xff;
      } else if (length >= 126) {
        // A 64-bit length: no message here is of that size.
        return from;
      }
      if (end - from < header + length) {
        return from;
      }
      take(buffer, from, header, (int) length);
      from += header + (int) length;
    }
    return from;
  }

  private void take(byte[] buffer, int from, int header, int length) {
    int kind = buffer[from] & 0xff;
    if (kind == TEXT) {
      listener.text(this, buffer, from + header, length);
    } else if (kind == CLOSE) {
      int code =
          length < 2
              ? 1005
              : (buffer[from + header] & 0xff) << 8 | buffer[from + header + 1] & 0xff;
      end("closed with " + code);
    }
  }

  private void frame(int kind, byte[] payload) {
    byte[] masked = new byte[payload.length + (payload.length <= 125 ? 6 : 8)];
    masked[0] = (byte) kind;
    int at = 2;
    if (payload.length <= 125) {
      masked[1] = (byte) (0x80 | payload.length);
    } else {
      masked[1] = (byte) (0x80 | 126);
      masked[2] = (byte) (payload.length >> 8);
      masked[3] = (byte) payload.length;
      at = 4;
    }
    System.arraycopy(MASK, 0, masked, at, 4);
    at += 4;
    for (int i = 0; i < payload.length; i++) {
      masked[at + i] = (byte) (payload[i] ^ MASK[i & 3]);
    }
    put(masked);
  }

  private void put(byte[] bytes) {
    if (closed) {
      return;
    }
    if (out.remaining() < bytes.length) {
      out = ByteBuffer.allocate((out.position() + bytes.length) * 2).put(out.flip());
    }
    out.put(bytes);
    if (!pending) {
      pending = true;
      written.accept(this);
    }
  }

  private void end(String why) {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } catch (IOException _) {
      // The connection is closed in any case.
    }
    listener.closed(this, why);
  }
}
