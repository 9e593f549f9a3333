package org.homegroup.session;

/// A stream holds an event that cannot follow the state before it. The session fails closed and is
/// reported; other sessions go on.
public final class JournalCorrupt extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public JournalCorrupt(String what) {
    super("journal corrupt: " + what);
  }
}
