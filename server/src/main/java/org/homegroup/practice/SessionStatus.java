package org.homegroup.practice;

import java.util.Optional;
import org.homegroup.id.SessionId;

/// What is going on in a session now, for lists of sessions. Answers at once, from memory.
@FunctionalInterface
public interface SessionStatus {

  /// Empty if nothing has happened in it on this node: the schedule alone then says how it stands.
  Optional<Now> of(SessionId sessionId);

  /// @param phase as the protocol writes it, such as `in-session`
  /// @param waiting people in the waiting room
  /// @param inRoom people in the room, leads included
  record Now(String phase, int waiting, int inRoom) {}
}
