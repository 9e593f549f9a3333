package org.homegroup.signaling.socket;

import org.homegroup.signaling.protocol.ClientMessage;

/// Who speaks on a wire once the first message was accepted.
public interface MessageHandler {

  /// A sign of life.
  ///
  /// @param nanos of the monotonic clock
  void heard(long nanos);

  /// Whether this was something that such a speaker may say.
  boolean take(ClientMessage message);

  /// The socket has gone. `said` when the browser closed it, which is a sign of life.
  void gone(boolean said);
}
