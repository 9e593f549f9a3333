package org.homegroup.id;

import java.util.UUID;

/// Identifies one crisis of one participant in one session. A UUID in its text form.
public record CrisisId(String value) {

  public CrisisId {
    UUID.fromString(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
