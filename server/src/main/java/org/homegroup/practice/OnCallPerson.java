package org.homegroup.practice;

import java.util.Optional;
import org.homegroup.id.PersonId;
import org.homegroup.platform.config.Secret;

/// The supervisor who is called when a group has no lead or somebody must be called back.
///
/// @param webhook an address of the practice that is told too; never told a name
public record OnCallPerson(
    PersonId personId, PersonName name, Optional<Webhook> webhook, Optional<String> mail) {

  /// @param secret signs what is posted there, so that the receiver knows whom it comes from
  public record Webhook(String url, Secret secret) {}
}
