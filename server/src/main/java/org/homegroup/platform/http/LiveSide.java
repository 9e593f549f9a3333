package org.homegroup.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;

/// The handler of `/live`. It shares the event loop of the HTTP server, so that sockets and the
/// live state need no locks.
public interface LiveSide {

  /// Called before the server listens, on the context on which sockets will be passed.
  Future<?> start(Context context);

  /// Handles a socket whose handshake was accepted.
  void handle(ServerWebSocket socket);

  /// Says goodbye to every client, while the server still answers.
  Future<?> stop();
}
