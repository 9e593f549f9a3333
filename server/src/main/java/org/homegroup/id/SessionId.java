package org.homegroup.id;

import java.util.UUID;

/// One group session: one occurrence in a room, and one stream of the ledger. A UUID in its text
/// form.
public record SessionId(String value) {

  public SessionId {
    UUID.fromString(value);
  }

  /// A new random id. Called by the shell only: the core is handed its ids.
  public static SessionId random() {
    return new SessionId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
