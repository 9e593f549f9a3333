package org.homegroup.id;

import java.util.UUID;

/// Identifies a person across sessions. A UUID in its text form; never shown to other participants.
public record PersonId(String value) {

  public PersonId {
    UUID.fromString(value);
  }

  /// Creates a random id. Only for callers outside the core, which receives its ids.
  public static PersonId random() {
    return new PersonId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
