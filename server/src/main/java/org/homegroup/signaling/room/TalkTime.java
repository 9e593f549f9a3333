package org.homegroup.signaling.room;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.homegroup.id.ParticipantId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.signaling.protocol.MessageCodec;
import org.homegroup.signaling.protocol.ServerMessage;

/// Counts how long each participant has spoken in this session, so that leads see who has not. The
/// bridge reports speech; only leads are told. Nothing is stored: after a restart the count begins
/// anew and says since when.
final class TalkTime {

  static final Duration EVERY = Duration.ofSeconds(5);

  private final Timers timers;
  private final ConnectionRegistry connections;
  private final Supplier<Instant> now;
  private final Map<ParticipantId, Duration> spoke = new HashMap<>();
  private final Map<ParticipantId, Instant> since = new HashMap<>();
  private Instant missedUntil;
  private boolean telling;

  /// @param begun whether the session had begun before anybody listened here
  TalkTime(Timers timers, ConnectionRegistry connections, Supplier<Instant> now, boolean begun) {
    this.timers = timers;
    this.connections = connections;
    this.now = now;
    this.missedUntil = begun ? now.get() : null;
  }

  void speaking(ParticipantId participantId, boolean speaking) {
    if (speaking) {
      since.putIfAbsent(participantId, now.get());
    } else if (!silent(participantId)) {
      return;
    }
    tellSoon();
  }

  /// Whether that ended something.
  private boolean silent(ParticipantId participantId) {
    Instant began = since.remove(participantId);
    if (began != null) {
      spoke.merge(participantId, Duration.between(began, now.get()), Duration::plus);
    }
    return began != null;
  }

  /// What was said while people came in does not count.
  void begins() {
    missedUntil = null;
    spoke.clear();
    since.replaceAll((_, _) -> now.get());
    tellSoon();
  }

  /// Nothing more is told.
  void ends() {
    spoke.clear();
    since.clear();
  }

  /// The connection has just become a lead's.
  void tell(Connection lead) {
    lead.send(MessageCodec.frame(message()));
  }

  private void tellSoon() {
    if (!telling) {
      telling = true;
      timers.after(EVERY, this::tell);
    }
  }

  private void tell() {
    telling = false;
    connections.toLeads(MessageCodec.frame(message()));
    if (!since.isEmpty()) {
      tellSoon();
    }
  }

  private ServerMessage.TalkTime message() {
    Map<String, Long> seconds = new TreeMap<>();
    spoke.forEach((id, length) -> seconds.put(id.value(), length.toSeconds()));
    since.forEach(
        (id, began) ->
            seconds.merge(id.value(), Duration.between(began, now.get()).toSeconds(), Long::sum));
    return new ServerMessage.TalkTime(missedUntil, seconds);
  }
}
