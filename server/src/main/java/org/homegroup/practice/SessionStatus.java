package org.homegroup.practice;

import java.util.Optional;
import org.homegroup.id.SessionId;

/// The present state of sessions, for lists. Answers at once, from memory.
@FunctionalInterface
public interface SessionStatus {

  /// Empty if nothing has happened in the session on this node; then only the schedule is known.
  Optional<Now> of(SessionId sessionId);

  /// The present state of one session.
  ///
  /// @param phase in the protocol's spelling, such as `in-session`
  /// @param waiting number of people in the waiting room
  /// @param inRoom number of people in the room, leads included
  record Now(String phase, int waiting, int inRoom) {}
}
