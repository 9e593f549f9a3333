package org.homegroup.http;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.util.Optional;
import org.homegroup.metrics.Metrics;

/// The upgrade from HTTP to the live socket: only at `/live`, and only for pages of ours. Who the
// person is, is said in
/// the first message and no business of this class.
final class LiveSocket {

  static final String PATH = "/live";

  private final OriginPolicy origins;
  private final Metrics metrics;

  LiveSocket(OriginPolicy origins, Metrics metrics) {
    this.origins = origins;
    this.metrics = metrics;
  }

  /// Without a live side every upgrade is refused.
  void attach(HttpServer server, Optional<LiveSide> live) {
    server.webSocketHandshakeHandler(handshake -> answer(handshake, live.isPresent()));
    live.ifPresent(side -> server.webSocketHandler(side::handle));
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
