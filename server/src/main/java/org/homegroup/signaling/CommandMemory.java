package org.homegroup.signaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.homegroup.session.ParticipantId;

/// The newest commands of each participant and what was answered, so that one sent again after a
/// dropped line is carried out once. Lost with the server; then the rules make most repetitions
/// harmless by themselves.
final class CommandMemory {

  private static final int MOST = 512;

  private final Map<Key, Optional<ServerMessage>> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<ServerMessage>> eldest) {
          return size() > MOST;
        }
      };

  private record Key(ParticipantId participantId, String commandId) {}

  /// Whether this is the first time; from now on it is not.
  boolean begin(ParticipantId participantId, String commandId) {
    return answers.putIfAbsent(new Key(participantId, commandId), Optional.empty()) == null;
  }

  /// What was answered; empty while it is being carried out.
  Optional<ServerMessage> answer(ParticipantId participantId, String commandId) {
    return answers.getOrDefault(new Key(participantId, commandId), Optional.empty());
  }

  void answered(ParticipantId participantId, String commandId, ServerMessage answer) {
    answers.replace(new Key(participantId, commandId), Optional.of(answer));
  }

  /// It did not happen: the same id may be tried again.
  void forget(ParticipantId participantId, String commandId) {
    answers.remove(new Key(participantId, commandId));
  }
}
