package org.homegroup.id;

import java.util.UUID;

/// Who somebody is across sessions. A UUID in its text form; never shown to other participants.
public record PersonId(String value) {

  public PersonId {
    UUID.fromString(value);
  }

  /// A new random id. Called by the shell only: the core is handed its ids.
  public static PersonId random() {
    return new PersonId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
