package org.homegroup.signaling.room;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.Audience;
import org.homegroup.signaling.protocol.Frame;

/// What each circle was sent lately, and who has come from one circle to another: for those whose
/// line dropped.
final class ReplayBuffers {

  private final int window;
  private final Map<Audience, ReplayBuffer> logs = new LinkedHashMap<>();
  private final Map<ParticipantId, Long> changedCircleAt = new HashMap<>();

  /// @param window how many frames of each are kept
  ReplayBuffers(int window) {
    this.window = window;
  }

  /// From now on of these circles; of a new one, from this version on.
  void keep(List<Audience> circles, long from) {
    logs.keySet().retainAll(circles);
    circles.forEach(circle -> logs.computeIfAbsent(circle, _ -> new ReplayBuffer(window, from)));
  }

  List<Audience> circles() {
    return List.copyOf(logs.keySet());
  }

  void add(Audience circle, long version, Frame frame) {
    logs.get(circle).add(version, frame);
  }

  /// Notes who has changed the circle; whoever comes may have been here before, in another one.
  void moved(Open before, Open after, long version) {
    changedCircleAt.keySet().retainAll(after.seats().keySet());
    for (Seat seat : after.seats().values()) {
      Seat was = before.seats().get(seat.participantId());
      if (was == null || !Audience.of(was).equals(Audience.of(seat))) {
        changedCircleAt.put(seat.participantId(), version);
      }
    }
  }

  /// What somebody in this seat may have missed since that version; empty if it is not known, or if
  /// they were in another circle then.
  Optional<List<Frame>> missed(Seat seat, long since) {
    ReplayBuffer log = logs.get(Audience.of(seat));
    boolean wasElsewhere = changedCircleAt.getOrDefault(seat.participantId(), 0L) > since;
    return log == null || wasElsewhere ? Optional.empty() : log.since(since);
  }
}
