package org.homegroup.id;

import java.util.UUID;

/// The durable virtual place that a group returns to. A UUID in its text form.
public record RoomId(String value) {

  public RoomId {
    UUID.fromString(value);
  }

  /// A new random id. Called by the shell only: the core is handed its ids.
  public static RoomId random() {
    return new RoomId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
