package org.homegroup.signaling.socket;

import io.netty.buffer.ByteBuf;
import org.homegroup.signaling.protocol.CloseCode;

/// The way to one browser, as far as a conversation needs it. Used on the live loop.
public interface Transport {

  /// Takes over one reference to `frame`, a whole frame; drops it when closed.
  void write(ByteBuf frame);

  /// Bytes written and not yet taken by the network.
  long waiting();

  /// Closes after what was written, with this code; a peer that does not answer is cut off after a
  /// grace. Without effect when closed.
  void close(CloseCode code);

  /// Whether either side has begun to close it.
  boolean isClosed();
}
