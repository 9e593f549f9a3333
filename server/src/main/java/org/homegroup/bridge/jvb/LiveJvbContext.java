package org.homegroup.bridge.jvb;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.homegroup.bridge.adapter.Availability;
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.ColibriSocket;
import org.homegroup.bridge.jvb.colibri.JvbSettings;
import org.homegroup.bridge.jvb.conference.JvbContext;

/// The production [JvbContext]: a Videobridge on the network.
record LiveJvbContext(
    Vertx vertx,
    JvbSettings settings,
    InstantSource clock,
    Availability availability,
    Colibri2Client client,
    WebSocketClient sockets,
    JvbMonitor monitor)
    implements JvbContext {

  private static final SecureRandom RANDOM = new SecureRandom();

  static String random() {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean available() {
    return availability.isAvailable();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public String randomName() {
    return random();
  }

  @Override
  public ColibriSocket socket(URI url, ColibriSocket.Listener listener) {
    ColibriSocket socket =
        new ColibriSocket(
            vertx,
            sockets,
            monitor.sockets().resolve(url),
            settings.webSocketUrl(),
            settings.answerWithin(),
            listener);
    socket.open();
    return socket;
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    long timer = vertx.setTimer(delay.toMillis(), _ -> task.run());
    return () -> vertx.cancelTimer(timer);
  }

  @Override
  public void checkHealthNow() {
    monitor.checkHealthNow();
  }
}
