package org.homegroup.bridge.jvb.conference;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.homegroup.bridge.jvb.colibri.Colibri2Client;
import org.homegroup.bridge.jvb.colibri.ColibriSocket;
import org.homegroup.bridge.jvb.colibri.JvbSettings;

/// What conferences use of their bridge.
public interface JvbContext {

  /// Whether the bridge can be used now.
  boolean available();

  Colibri2Client client();

  JvbSettings settings();

  Instant now();

  /// A name for an endpoint that nobody can guess and that says nothing.
  String randomName();

  /// Begins to open an endpoint's Colibri WebSocket. `url` is as the bridge told it, or the same
  /// without a host.
  ColibriSocket socket(URI url, ColibriSocket.Listener listener);

  Runnable after(Duration delay, Runnable task);

  /// Something points to a dead bridge.
  void checkHealthNow();
}
