package org.homegroup.oncall;

/// Signals that a notification failed. The message is for the log and contains no address, which
/// may be a secret.
final class DeliveryFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean again;

  private DeliveryFailure(String why, boolean again) {
    super(why, null, false, false);
    this.again = again;
  }

  /// A temporary failure; a retry may succeed.
  static DeliveryFailure forNow(String why) {
    return new DeliveryFailure(why, true);
  }

  /// A permanent failure: the receiver refused.
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
