package org.homegroup.journal;

/// The journal did not say that the events are durable: it could not be reached, did not answer in
/// time, or has more waiting than it will hold.
public final class JournalUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalUnavailable(Throwable cause) {
    super("the journal is not available", cause);
  }

  public JournalUnavailable(String reason) {
    super("the journal is not available: " + reason, null, false, false);
  }
}
