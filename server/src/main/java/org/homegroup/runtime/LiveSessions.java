package org.homegroup.runtime;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.platform.loop.Loop;
import org.homegroup.session.Schedule;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession;

/// The sessions that run on this node. Bound to one context; call it only there.
public final class LiveSessions {

  private final Journal journal;
  private final InstantSource clock;
  private final Loop loop;
  private final Map<SessionId, Future<LiveSession>> sessions = new HashMap<>();
  private final Map<SessionId, LiveSession> loaded = new HashMap<>();

  public LiveSessions(Journal journal, InstantSource clock, Loop loop) {
    this.journal = journal;
    this.clock = clock;
    this.loop = loop;
  }

  /// A booked session, loaded from the journal if it is not here yet, and scheduled if the journal
  /// does not know it. Fails as the journal does; the next call tries again.
  ///
  /// @param supervision what the practice wants done when no lead watches over the session; until
  ///     it is opened with its booking, the default holds
  public Future<LiveSession> open(Schedule schedule, SupervisionPolicy supervision) {
    return open(schedule.sessionId())
        .compose(
            session -> {
              session.bookedWith(supervision);
              return session.state() instanceof GroupSession.NotScheduled
                  ? session.submit(now -> schedule(schedule, now)).map(session)
                  : Future.succeededFuture(session);
            });
  }

  /// Returns the session as the journal has it, possibly without events.
  public Future<LiveSession> open(SessionId sessionId) {
    Future<LiveSession> known = sessions.get(sessionId);
    if (known != null) {
      return known;
    }
    LiveSession session = new LiveSession(sessionId, journal, clock, loop, this::ended);
    Future<LiveSession> opening =
        session
            .load()
            .map(
                ready -> {
                  loaded.put(sessionId, ready);
                  return ready;
                });
    sessions.put(sessionId, opening);
    return opening
        .onSuccess(
            ready -> {
              if (ready.state() instanceof GroupSession.Ended) {
                ended(ready);
              }
            })
        .onFailure(_ -> sessions.remove(sessionId, opening));
  }

  /// The session if it is loaded.
  public Optional<LiveSession> find(SessionId sessionId) {
    return Optional.ofNullable(loaded.get(sessionId));
  }

  /// All loaded sessions.
  public Collection<LiveSession> all() {
    return List.copyOf(loaded.values());
  }

  /// Nothing happens any more in a session that has ended: the next call of [#open] reads it from
  /// the journal.
  private void ended(LiveSession session) {
    if (loaded.remove(session.sessionId(), session)) {
      sessions.remove(session.sessionId());
    }
  }

  private static SessionCommand schedule(Schedule schedule, Instant now) {
    return new SessionCommand.ScheduleSession(
        schedule.sessionId(),
        schedule.roomId(),
        schedule.doorsOpenAt(),
        schedule.startsAt(),
        schedule.endsAt(),
        schedule.zone(),
        now);
  }
}
