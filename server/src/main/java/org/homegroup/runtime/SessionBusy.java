package org.homegroup.runtime;

/// Too many commands are waiting for a session. Nothing was done; the caller may try again.
public final class SessionBusy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SessionBusy() {
    super("too many commands are waiting", null, false, false);
  }
}
