package org.homegroup.signaling;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/// The way out of one socket: whole frames, written without copying per recipient, flushed once per
/// turn.
///
/// The one place that reaches below Vert.x's public API (see ADR 0009): its public write flushes
/// each frame, which makes a broadcast several times as dear. Valid only without per-message
/// compression.
final class Outlet {

  private final ChannelHandlerContext channel;
  private final FlushTurn turn;
  private boolean pending;

  Outlet(ServerWebSocket socket, FlushTurn turn) {
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    this.turn = turn;
  }

  /// Takes over one reference to `frame`.
  void write(ByteBuf frame) {
    channel.write(frame, channel.voidPromise());
    if (!pending) {
      pending = true;
      turn.add(this);
    }
  }

  /// Bytes written and not yet taken by the network.
  long waiting() {
    ChannelOutboundBuffer buffer = channel.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /// Ends the TCP connection without waiting for anything.
  void abort() {
    channel.channel().close();
  }

  void flush() {
    pending = false;
    channel.flush();
  }
}
