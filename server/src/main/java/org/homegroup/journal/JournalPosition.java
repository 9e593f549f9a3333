package org.homegroup.journal;

import org.homegroup.id.SessionId;

/// The position of an entry in the whole journal, and in its session's stream.
public record JournalPosition(long position, SessionId sessionId, long version) {

  @Override
  public String toString() {
    return "session %s version %d (position %d)".formatted(sessionId, version, position);
  }
}
