package org.homegroup.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;

/// What browsers were signalled lately about their media, so that it can be said again to one whose
/// line dropped: what was sent into a line that was already dead, and all that came up since.
final class SignalReplay {

  /// A browser gives a line up from which it heard nothing for so long (`lostAfterSeconds` at
  /// most). So what was sent longer than this before its last sign of life has reached it.
  private static final Duration MAY_BE_LOST = Duration.ofSeconds(20);

  /// One negotiation at a time, and what went before an `Open` is void: more than enough.
  private static final int MOST = 64;

  record Sent(EndpointId endpointId, MediaSignal signal, Instant at) {}

  private final Map<ParticipantId, Deque<Sent>> byParticipant = new HashMap<>();

  /// @param lastHeardAt the last sign of life on the endpoint's connection; `null` when it has none
  ///     now
  void add(Sent sent, Instant lastHeardAt) {
    Deque<Sent> all =
        byParticipant.computeIfAbsent(sent.endpointId().participantId(), _ -> new ArrayDeque<>());
    if (isOfAnEarlierEndpoint(sent, all)) {
      // Somebody who goes to another place may be cut in the one after being let into the other.
      if (sent.signal() instanceof MediaSignal.Closed) {
        all.addFirst(sent);
      }
      return;
    }
    boolean begins =
        sent.signal() instanceof MediaSignal.Open || sent.signal() instanceof MediaSignal.Closed;
    if (begins || !all.isEmpty() && !all.getLast().endpointId().equals(sent.endpointId())) {
      all.clear();
    }
    if (lastHeardAt != null) {
      Instant surelyHeard = lastHeardAt.minus(MAY_BE_LOST);
      all.removeIf(one -> one.at().isBefore(surelyHeard));
    }
    all.addLast(sent);
    if (all.size() > MOST) {
      all.removeFirst();
    }
  }

  private static boolean isOfAnEarlierEndpoint(Sent sent, Deque<Sent> all) {
    return !(sent.signal() instanceof MediaSignal.Open)
        && !all.isEmpty()
        && !all.getLast().endpointId().equals(sent.endpointId())
        && !(all.getLast().signal() instanceof MediaSignal.Closed);
  }

  /// In order; empty when the last endpoint of this participant was another connection's.
  List<Sent> of(ParticipantId participantId, ConnectionId connectionId) {
    Deque<Sent> all = byParticipant.get(participantId);
    return all == null
        ? List.of()
        : all.stream().filter(one -> one.endpointId().connectionId().equals(connectionId)).toList();
  }
}
