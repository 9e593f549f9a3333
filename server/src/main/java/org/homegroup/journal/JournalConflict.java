package org.homegroup.journal;

import org.homegroup.session.SessionId;

/// Somebody else has appended to the stream since the writer last read it. Nothing was written.
public final class JournalConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalConflict(SessionId sessionId, long expectedVersion) {
    super("session " + sessionId + " is past version " + expectedVersion, null, false, false);
  }
}
