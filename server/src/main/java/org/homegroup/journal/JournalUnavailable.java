package org.homegroup.journal;

/// The journal did not say that the events are durable: it could not be reached, or did not answer
// in time.
public final class JournalUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JournalUnavailable(Throwable cause) {
    super("the journal is not available", cause);
  }
}
