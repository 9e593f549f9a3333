package org.homegroup.signaling.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Flushes each connection once per event-loop turn, however many frames were written to it: the
/// cost of a broadcast is the write system call, not the JSON. Belongs to one event loop.
public final class FlushTurn {

  private final Executor eventLoop;
  private final Deque<WebSocketTransport> written = new ArrayDeque<>();
  private boolean planned;

  public FlushTurn(Executor eventLoop) {
    this.eventLoop = eventLoop;
  }

  void add(WebSocketTransport outlet) {
    written.add(outlet);
    if (!planned) {
      planned = true;
      eventLoop.execute(this::flush);
    }
  }

  private void flush() {
    planned = false;
    for (WebSocketTransport outlet = written.poll(); outlet != null; outlet = written.poll()) {
      outlet.flush();
    }
  }
}
