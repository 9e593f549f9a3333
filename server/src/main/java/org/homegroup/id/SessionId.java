package org.homegroup.id;

import java.util.UUID;

/// Identifies one group session: one occurrence in a room, and one stream of the ledger. A UUID in
/// its text form.
public record SessionId(String value) {

  public SessionId {
    UUID.fromString(value);
  }

  /// Creates a random id. Only for callers outside the core, which receives its ids.
  public static SessionId random() {
    return new SessionId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
