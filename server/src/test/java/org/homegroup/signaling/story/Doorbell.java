package org.homegroup.signaling.story;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.Semaphore;
import org.homegroup.platform.http.LiveSide;

/// Tells the test when the node has taken a socket: the browser knows of it earlier.
record Doorbell(LiveSide node, Semaphore taken) implements LiveSide {

  @Override
  public Future<?> start(Context context) {
    return node.start(context);
  }

  @Override
  public void handle(ServerWebSocket socket) {
    node.handle(socket);
    taken.release();
  }

  @Override
  public Future<?> stop() {
    return node.stop();
  }
}
