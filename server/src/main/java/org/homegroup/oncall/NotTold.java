package org.homegroup.oncall;

/// A try to tell somebody failed. Its words are for the log and hold no address: an address may be
/// a secret.
final class NotTold extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean again;

  private NotTold(String why, boolean again) {
    super(why, null, false, false);
    this.again = again;
  }

  /// It may go better in a while.
  static NotTold forNow(String why) {
    return new NotTold(why, true);
  }

  /// The other side understood, and said no.
  static NotTold forGood(String why) {
    return new NotTold(why, false);
  }

  static NotTold forNow(Throwable cause) {
    return cause instanceof NotTold known ? known : forNow(cause.getClass().getSimpleName());
  }

  boolean again() {
    return again;
  }
}
