package org.homegroup.checkin;

/// The urgency with which a lead should look after a patient. The queue is sorted in this order.
public enum Need {
  UNSAFE,
  /// The answers were changed or lost, so any answer is possible.
  UNKNOWN,
  WATCH,
  STEADY
}
