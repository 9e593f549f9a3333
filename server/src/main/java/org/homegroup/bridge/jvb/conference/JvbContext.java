package org.homegroup.bridge.jvb.conference;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.ColibriSocket;
import org.homegroup.bridge.jvb.colibri.JvbSettings;

/// The dependencies of conferences on a Videobridge.
public interface JvbContext {

  /// Returns true if the bridge can be used now.
  boolean available();

  Colibri2Client client();

  JvbSettings settings();

  Instant now();

  /// Returns an unguessable, meaningless name for an endpoint.
  String randomName();

  /// Starts to open an endpoint's Colibri WebSocket. `url` is the one that the bridge reported,
  /// with or without its host.
  ColibriSocket socket(URI url, ColibriSocket.Listener listener);

  Runnable after(Duration delay, Runnable task);

  /// Requests a health check now, because something indicates a dead bridge.
  void checkHealthNow();
}
