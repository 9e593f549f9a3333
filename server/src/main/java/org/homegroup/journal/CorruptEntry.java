package org.homegroup.journal;

import org.homegroup.id.SessionId;

/// What is recorded at this place cannot be read: an unknown type, a field too many or too few, a
/// version that is missing, an event that cannot follow those before it. The session it belongs to
/// fails closed and somebody must look; other sessions go on.
public final class CorruptEntry extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient JournalPosition place;

  public CorruptEntry(JournalPosition place, String what, Throwable cause) {
    super("journal entry corrupt at " + place + ": " + what, cause);
    this.place = place;
  }

  public SessionId sessionId() {
    return place.sessionId();
  }

  public long version() {
    return place.version();
  }

  /// Where a reader of the whole journal may go on, if it can do without this entry.
  public long position() {
    return place.position();
  }
}
