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

/// Keeps the newest media signals of each participant, so that they can be resent after a lost
/// connection: those that may have been sent into a dead connection, and all since.
final class SignalReplay {

  /// A browser drops a connection after hearing nothing for `lostAfterSeconds`, which is less. So a
  /// signal sent longer than this before the last sign of life has reached the browser.
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
      // A participant who moves may be cut in the former place after being let into the next.
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
