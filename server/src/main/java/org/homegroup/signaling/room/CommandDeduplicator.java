package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.homegroup.id.ParticipantId;
import org.homegroup.signaling.protocol.ServerMessage;

/// The newest commands of each participant and what was answered, so that one sent again after a
/// lost connection is carried out once and answered each time. Lost with the server; then the rules
/// make most repetitions harmless by themselves.
final class CommandDeduplicator {

  private static final int MOST = 512;

  private final Map<Key, Future<ServerMessage>> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Future<ServerMessage>> eldest) {
          return size() > MOST;
        }
      };

  private record Key(ParticipantId participantId, String commandId) {}

  /// The answer to this command, which is carried out unless it was before or is just now. One that
  /// failed did not happen, and is tried again when it comes again.
  Future<ServerMessage> once(
      ParticipantId participantId, String commandId, Supplier<Future<ServerMessage>> carryOut) {
    var key = new Key(participantId, commandId);
    Future<ServerMessage> known = answers.get(key);
    if (known != null) {
      return known;
    }
    Future<ServerMessage> answer = carryOut.get();
    answers.put(key, answer);
    return answer.onFailure(_ -> answers.remove(key, answer));
  }
}
