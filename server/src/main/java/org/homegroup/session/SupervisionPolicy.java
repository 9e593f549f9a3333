package org.homegroup.session;

import java.time.Duration;

/// A practice's policy for a group without a lead and for a participant in danger who is lost. It
/// comes from the room's policy, travels inside commands, and is never recorded.
///
/// @param holds whether the group is held; a peer meeting continues, and its clinician is called
/// @param holdAfter delay after the server has noticed that the last lead is gone
/// @param holdEndsAfter longest hold before the session is ended
/// @param telephoneCallbackWithin time within which a participant in danger must be telephoned
///     after their connection is lost
public record SupervisionPolicy(
    boolean holds, Duration holdAfter, Duration holdEndsAfter, Duration telephoneCallbackWithin) {

  public static final SupervisionPolicy DEFAULT =
      new SupervisionPolicy(
          true, Duration.ofSeconds(3), Duration.ofMinutes(20), Duration.ofMinutes(2));
}
