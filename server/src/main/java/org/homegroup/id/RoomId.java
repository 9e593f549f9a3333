package org.homegroup.id;

import java.util.UUID;

/// Identifies the durable virtual room of a group. A UUID in its text form.
public record RoomId(String value) {

  public RoomId {
    UUID.fromString(value);
  }

  /// Creates a random id. Only for callers outside the core, which receives its ids.
  public static RoomId random() {
    return new RoomId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
