package org.homegroup.journal;

import org.homegroup.id.SessionId;

/// Reports an entry that cannot be read: an unknown type, a field too many or too few, a missing
/// version, or an event that cannot follow those before it. Its session fails closed until an
/// engineer has looked; other sessions go on.
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

  /// The position from which a reader of the whole journal may continue, if it can do without this
  /// entry.
  public long position() {
    return place.position();
  }
}
