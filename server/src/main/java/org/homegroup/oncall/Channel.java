package org.homegroup.oncall;

import io.vertx.core.Future;
import org.homegroup.practice.OnCallPerson;

/// A way to the supervisor on call.
interface Channel {

  /// For metrics and the log: `webhook` or `mail`.
  String name();

  /// Whether this person can be told this way: the practice gave an address, and the server is set
  /// up for it.
  boolean reaches(OnCallPerson person);

  /// One try. Fails with [DeliveryFailure]; whoever asks tries again.
  Future<Void> tell(OnCallPerson person, Notification notice);
}
