package org.homegroup.id;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Identifies one task. Opaque and derived from the facts: the same facts give the same id, so a
/// server that starts again raises no task twice.
public record TaskId(String value) {

  public TaskId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("not an id");
    }
  }

  /// Derives the id.
  ///
  /// @param family a stable word for the kind of task; it is part of stored ids and never changes
  /// @param about the subject of the task within the session, such as the id of a crisis
  public static TaskId of(String family, SessionId sessionId, String about) {
    String facts = family + "/" + sessionId + "/" + about;
    return new TaskId(UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
