package org.homegroup.platform.http;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.Optional;
import org.homegroup.platform.metrics.Metrics;

/// Upgrades HTTP to the live socket: only at `/live`, and only for pages of this server. The first
/// message identifies the person; this class does not. A message beyond the limit closes the
/// connection with 1009.
final class LiveSocket {

  static final String PATH = "/live";

  /// Close code of RFC 6455, section 7.4.1.
  private static final short TOO_LARGE = 1009;

  private final OriginPolicy origins;
  private final Metrics metrics;

  LiveSocket(OriginPolicy origins, Metrics metrics) {
    this.origins = origins;
    this.metrics = metrics;
  }

  /// Without a live side every upgrade is refused.
  void attach(HttpServer server, Optional<LiveSide> live) {
    server.webSocketHandshakeHandler(handshake -> answer(handshake, live.isPresent()));
    live.ifPresent(side -> server.webSocketHandler(socket -> side.handle(limited(socket))));
  }

  /// Vert.x drops a fragmented message that is too large and reports it only here. Without this the
  /// sender would wait for an answer forever.
  private ServerWebSocket limited(ServerWebSocket socket) {
    return socket.exceptionHandler(
        _ -> {
          metrics.refused(ProblemCode.TOO_LARGE.code());
          socket.close(TOO_LARGE, "too-large");
        });
  }

  private void answer(ServerWebSocketHandshake handshake, boolean open) {
    if (!open || !PATH.equals(handshake.path())) {
      handshake.reject(ProblemCode.NOT_FOUND.status());
    } else if (!origins.allows(
        handshake.headers().get("Origin"), handshake.headers().get("Host"))) {
      metrics.refused(ProblemCode.FOREIGN_ORIGIN.code());
      handshake.reject(ProblemCode.FOREIGN_ORIGIN.status());
    } else {
      handshake.accept();
    }
  }
}
