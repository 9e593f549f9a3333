package org.homegroup.oncall;

import io.vertx.core.Future;
import org.homegroup.practice.OnCallPerson;

/// A means of notifying the supervisor on call.
interface Channel {

  /// For metrics and the log: `webhook` or `mail`.
  String name();

  /// Whether this person can be reached by this channel: the practice gave an address, and the
  /// server is configured for it.
  boolean reaches(OnCallPerson person);

  /// Makes one attempt. Fails with [DeliveryFailure]; the caller retries.
  Future<Void> tell(OnCallPerson person, Notification notification);
}
