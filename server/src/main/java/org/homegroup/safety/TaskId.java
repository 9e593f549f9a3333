package org.homegroup.safety;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.homegroup.session.SessionId;

/// One task. Opaque, and the same each time that it is derived from the same facts: a server that
/// starts again raises no task twice.
public record TaskId(String value) {

  public TaskId {
    if (value.isBlank() || value.length() > 40) {
      throw new IllegalArgumentException("not an id");
    }
  }

  /// @param about what within the session, such as the id of a crisis
  public static TaskId of(Task.Kind kind, SessionId sessionId, String about) {
    String facts = kind + "/" + sessionId + "/" + about;
    return new TaskId(UUID.nameUUIDFromBytes(facts.getBytes(StandardCharsets.UTF_8)).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
