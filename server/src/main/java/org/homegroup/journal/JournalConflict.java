package org.homegroup.journal;

import org.homegroup.id.SessionId;

/// The stream does not end where the writer believed: somebody else has appended since, or (never
/// in a sound program) it is shorter than expected. Nothing of the append was written.
public final class JournalConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalConflict(SessionId sessionId, long expectedVersion) {
    super("session " + sessionId + " is not at version " + expectedVersion, null, false, false);
  }
}
