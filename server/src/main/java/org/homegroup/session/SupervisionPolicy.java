package org.homegroup.session;

import java.time.Duration;

/// What a practice wants done when no lead watches over a group, or somebody in danger is lost. It
/// comes from the policy of the room, travels inside commands, and is no fact for the ledger.
///
/// @param holds whether the group is held; a peer meeting goes on, and its clinician is called
/// @param holdAfter how long after the last lead is known to be gone
/// @param holdEndsAfter how long a hold may last before the session is ended
/// @param callBackWithin how soon somebody in danger is to be called whose line is down
public record SupervisionPolicy(
    boolean holds, Duration holdAfter, Duration holdEndsAfter, Duration telephoneCallbackWithin) {

  public static final SupervisionPolicy DEFAULT =
      new SupervisionPolicy(
          true, Duration.ofSeconds(3), Duration.ofMinutes(20), Duration.ofMinutes(2));
}
