package org.homegroup.bench.live;

/// One connection to the bare server. Confined to the thread of its [LoadClient].
final class BareVisitor implements LoadSocket.Listener {

  private final boolean echo;
  private final Runnable isIn;
  private LoadSocket socket;
  private Runnable onText = () -> {};
  private boolean leaving;

  /// @param echo whether the visitor is in only after an echo of its message
  BareVisitor(boolean echo, Runnable isIn) {
    this.echo = echo;
    this.isIn = isIn;
  }

  void onText(Runnable task) {
    onText = task;
  }

  void send(String text) {
    socket.send(text);
  }

  void goAway() {
    leaving = true;
    socket.close();
  }

  @Override
  public void opened(LoadSocket opened) {
    socket = opened;
    if (echo) {
      onText = isIn;
      socket.send("{\"type\":\"hello\"}");
    } else {
      isIn.run();
    }
  }

  @Override
  public void text(LoadSocket from, byte[] bytes, int start, int length) {
    onText.run();
  }

  @Override
  public void closed(LoadSocket from, String why) {
    if (!leaving) {
      throw new IllegalStateException("A connection to the bare server " + why);
    }
  }
}
