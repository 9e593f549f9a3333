package org.homegroup.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;

/// What stands behind `/live`. It shares the event loop of the HTTP server, so that a socket and
/// all that is live need no locks.
public interface LiveSide {

  /// Called on `context`, the one on which sockets will be handed over, before the server listens.
  Future<?> start(Context context);

  /// Takes a socket whose handshake was accepted.
  void handle(ServerWebSocket socket);

  /// Says goodbye to everybody, while the server still answers.
  Future<?> stop();
}
