package org.homegroup.bench.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The reference for the live socket: a Vert.x WebSocket server on one event loop that sends each
/// text message to all connections of the same path, and does nothing else.
final class BareServer extends VerticleBase {

  /// The way of sending.
  enum Mode {
    /// Vert.x's public API: one `writeTextMessage` for each receiver.
    API,
    /// Each frame is encoded once, and each connection is flushed once per event-loop turn.
    COALESCING
  }

  private static final int SHORT_LENGTH = 125;

  private final Mode mode;
  private final Map<String, List<Member>> rooms = new HashMap<>();
  private final Deque<Member> written = new ArrayDeque<>();
  private boolean flushPlanned;
  private HttpServer server;

  BareServer(Mode mode) {
    this.mode = mode;
  }

  private static final class Member {
    private final ServerWebSocket socket;
    private final ChannelHandlerContext channel;
    private boolean pending;

    Member(ServerWebSocket socket) {
      this.socket = socket;
      this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    }
  }

  @Override
  public Future<?> start() {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setPerFrameWebSocketCompressionSupported(false))
            .webSocketHandler(this::take);
    return server.listen(0, "127.0.0.1");
  }

  int port() {
    return server.actualPort();
  }

  private void take(ServerWebSocket socket) {
    List<Member> room = rooms.computeIfAbsent(socket.path(), _ -> new ArrayList<>());
    var member = new Member(socket);
    room.add(member);
    socket.textMessageHandler(text -> fanOut(room, text));
    socket.closeHandler(
        _ -> {
          room.remove(member);
          rooms.remove(socket.path(), List.of());
        });
  }

  private void fanOut(List<Member> room, String text) {
    if (mode == Mode.API) {
      room.forEach(member -> member.socket.writeTextMessage(text));
      return;
    }
    ByteBuf frame = frame(text);
    for (Member member : room) {
      member.channel.write(frame.retainedDuplicate(), member.channel.voidPromise());
      if (!member.pending) {
        member.pending = true;
        written.add(member);
      }
    }
    frame.release();
    if (!flushPlanned) {
      flushPlanned = true;
      context.runOnContext(_ -> flush());
    }
  }

  private void flush() {
    flushPlanned = false;
    for (Member member = written.poll(); member != null; member = written.poll()) {
      member.pending = false;
      member.channel.flush();
    }
  }

  private static ByteBuf frame(String text) {
    int length = ByteBufUtil.utf8Bytes(text);
    ByteBuf frame = PooledByteBufAllocator.DEFAULT.directBuffer(length + 4).writeByte(0x81);
    if (length <= SHORT_LENGTH) {
      frame.writeByte(length);
    } else {
      frame.writeByte(126).writeShort(length);
    }
    frame.writeCharSequence(text, StandardCharsets.UTF_8);
    return frame;
  }
}
