package org.homegroup.oncall;

/// A try to tell somebody failed. Its words are for the log and hold no address: an address may be
/// a secret.
final class DeliveryFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean again;

  private DeliveryFailure(String why, boolean again) {
    super(why, null, false, false);
    this.again = again;
  }

  /// It may go better in a while.
  static DeliveryFailure forNow(String why) {
    return new DeliveryFailure(why, true);
  }

  /// The other side understood, and said no.
  static DeliveryFailure forGood(String why) {
    return new DeliveryFailure(why, false);
  }

  static DeliveryFailure forNow(Throwable cause) {
    return cause instanceof DeliveryFailure known
        ? known
        : forNow(cause.getClass().getSimpleName());
  }

  boolean again() {
    return again;
  }
}
