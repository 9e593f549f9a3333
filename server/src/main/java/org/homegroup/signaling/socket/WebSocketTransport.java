package org.homegroup.signaling.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Duration;
import org.homegroup.platform.loop.Timers;
import org.homegroup.signaling.protocol.CloseCode;

/// The way out of one socket: whole frames, written without copying per recipient, flushed once per
/// turn.
///
/// The one place that reaches below Vert.x's public API (see ADR 0009): its public write flushes
/// each frame, which makes a broadcast several times as dear. Valid only without per-message
/// compression.
public final class WebSocketTransport implements Transport {

  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final FlushTurn turn;
  private final Timers timers;
  private final Duration closeGrace;
  private boolean pending;
  private boolean closing;

  public WebSocketTransport(
      ServerWebSocket socket, FlushTurn turn, Timers timers, Duration closeGrace) {
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    this.turn = turn;
    this.timers = timers;
    this.closeGrace = closeGrace;
  }

  @Override
  public void write(ByteBuf frame) {
    if (isClosed()) {
      frame.release();
      return;
    }
    channel.write(frame, channel.voidPromise());
    if (!pending) {
      pending = true;
      turn.add(this);
    }
  }

  @Override
  public long waiting() {
    ChannelOutboundBuffer buffer = channel.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  @Override
  public void close(CloseCode code) {
    if (isClosed()) {
      return;
    }
    closing = true;
    socket.close(code.code(), code.reason());
    timers.after(closeGrace, this::cut);
  }

  @Override
  public boolean isClosed() {
    return closing || socket.isClosed();
  }

  /// From the first handler on: from the last one Vert.x would begin to close politely once more.
  private void cut() {
    ChannelHandlerContext first = channel.pipeline().firstContext();
    if (first != null) {
      first.close();
    }
  }

  void flush() {
    pending = false;
    channel.flush();
  }
}
