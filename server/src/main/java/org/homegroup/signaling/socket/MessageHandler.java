package org.homegroup.signaling.socket;

import org.homegroup.signaling.protocol.ClientMessage;

/// Handles the messages of a socket once the first message was accepted.
public interface MessageHandler {

  /// A sign of life.
  ///
  /// @param nanos of the monotonic clock
  void heard(long nanos);

  /// Whether a client may send this message here.
  boolean take(ClientMessage message);

  /// The socket has gone. `said` when the browser closed it, which is a sign of life.
  void gone(boolean said);
}
