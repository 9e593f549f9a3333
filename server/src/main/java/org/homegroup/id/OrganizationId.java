package org.homegroup.id;

import java.util.UUID;

/// One organization: a practice with its people, rooms and sessions. A UUID in its text form.
public record OrganizationId(String value) {

  /// @throws IllegalArgumentException if the text is no UUID
  public OrganizationId {
    UUID.fromString(value);
  }

  /// Creates a random id. Only for callers outside the core, which receives its ids.
  public static OrganizationId random() {
    return new OrganizationId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
