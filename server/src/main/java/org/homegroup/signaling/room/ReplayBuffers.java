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

/// The newest frames sent to each audience, and who has moved from one audience to another: for
/// connections that resume.
final class ReplayBuffers {

  private final int window;
  private final Map<Audience, ReplayBuffer> buffers = new LinkedHashMap<>();
  private final Map<ParticipantId, Long> movedAt = new HashMap<>();

  /// @param window how many frames of each are kept
  ReplayBuffers(int window) {
    this.window = window;
  }

  /// From now on of these audiences; of a new one, from this version on.
  void keep(List<Audience> audiences, long from) {
    buffers.keySet().retainAll(audiences);
    audiences.forEach(
        audience -> buffers.computeIfAbsent(audience, _ -> new ReplayBuffer(window, from)));
  }

  List<Audience> audiences() {
    return List.copyOf(buffers.keySet());
  }

  void add(Audience audience, long version, Frame frame) {
    buffers.get(audience).add(version, frame);
  }

  /// Notes who has changed the audience; whoever comes may have been here before, in another one.
  void moved(Open before, Open after, long version) {
    movedAt.keySet().retainAll(after.seats().keySet());
    for (Seat seat : after.seats().values()) {
      Seat was = before.seats().get(seat.participantId());
      if (was == null || !Audience.of(was).equals(Audience.of(seat))) {
        movedAt.put(seat.participantId(), version);
      }
    }
  }

  /// The frames that this seat may have missed since that version; empty if it is not known, or if
  /// they were in another audience then.
  Optional<List<Frame>> missed(Seat seat, long since) {
    ReplayBuffer buffer = buffers.get(Audience.of(seat));
    boolean wasElsewhere = movedAt.getOrDefault(seat.participantId(), 0L) > since;
    return buffer == null || wasElsewhere ? Optional.empty() : buffer.since(since);
  }
}
