package org.homegroup.practice;

import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.platform.config.Secret;

/// The supervisor who is called when a group has no lead or a participant must be telephoned.
///
/// @param webhook an address of the practice that is also notified; it never receives a name
public record OnCallPerson(
    PersonId personId, PersonName name, Optional<Webhook> webhook, Optional<String> mail) {

  /// The practice's address for notifications.
  ///
  /// @param secret signs each request, so that the receiver can verify the sender
  public record Webhook(String url, Secret secret) {}
}
