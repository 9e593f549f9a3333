package org.homegroup.runtime;

/// More commands are waiting for a session than it takes. Nothing was done; try again.
public final class SessionBusy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SessionBusy() {
    super("too many commands are waiting", null, false, false);
  }
}
