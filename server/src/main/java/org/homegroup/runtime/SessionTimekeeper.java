package org.homegroup.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.Actor;
import org.homegroup.session.Schedule;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.rules.TimerRules;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.NotScheduled;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.GroupSession.Scheduled;
import org.homegroup.session.state.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the clock act on running sessions, about once a second: gives up seats whose connection has
/// been down for too long, recalls small groups, holds a group that no lead watches over, and ends
/// sessions that everybody has left long after their time.
public final class SessionTimekeeper {

  private static final Logger log = LoggerFactory.getLogger(SessionTimekeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Timers timers;
  private final LiveSessions sessions;
  private final Graces graces;
  private final UnsupervisedMonitor unsupervised;
  private Runnable cancel = () -> {};

  /// Grace periods of the practice.
  ///
  /// @param waiting for a participant whose connection dropped in the waiting room
  /// @param away for a participant whose connection dropped in the group
  /// @param closeAfter after the scheduled end, before an empty session is ended
  public record Graces(Duration waiting, Duration away, Duration closeAfter) {}

  /// @param observer is told of groups without a lead
  public SessionTimekeeper(
      Timers timers, LiveSessions sessions, Graces graces, UnsupervisedObserver observer) {
    this.timers = timers;
    this.sessions = sessions;
    this.graces = graces;
    this.unsupervised = new UnsupervisedMonitor(observer);
  }

  public void start() {
    cancel = timers.every(EVERY, this::keepAll);
  }

  public void stop() {
    cancel.run();
  }

  private void keepAll() {
    sessions.all().forEach(this::keep);
    unsupervised.keep(sessions.all().stream().map(LiveSession::sessionId).toList());
  }

  private void keep(LiveSession session) {
    Instant now = session.now();
    unsupervised.check(session.sessionId(), session.state(), session.supervision(), now);
    switch (session.state()) {
      case Scheduled(var schedule) when isPast(schedule, now) -> end(session);
      case Open open when isPast(open.schedule(), now) && nobodyIsConnected(open) -> end(session);
      case Open open -> {
        expire(session, open, now);
        check(session, open, now);
      }
      case NotScheduled _, Scheduled _, Ended _ -> {}
    }
  }

  private static void end(LiveSession session) {
    submit(session, at -> new SessionCommand.End(Actor.CLOCK, at));
  }

  private void expire(LiveSession session, Open open, Instant now) {
    if (open.seats().values().stream().anyMatch(seat -> expires(seat, now))) {
      submit(session, at -> new SessionCommand.ExpireSeats(graces.waiting(), graces.away(), at));
    }
  }

  private void check(LiveSession session, Open open, Instant now) {
    SupervisionPolicy wanted = session.supervision();
    if (TimerRules.due(open, wanted, now)) {
      submit(session, at -> new SessionCommand.Tick(wanted, at));
    }
  }

  private boolean isPast(Schedule schedule, Instant now) {
    return now.isAfter(schedule.endsAt().plus(graces.closeAfter()));
  }

  private static boolean nobodyIsConnected(Open open) {
    return open.seats().values().stream().noneMatch(Seat::connected);
  }

  private boolean expires(Seat seat, Instant now) {
    Duration grace = seat.inRoom() ? graces.away() : graces.waiting();
    return seat.connection() instanceof ConnectionState.Down down
        && !down.since().plus(grace).isAfter(now);
  }

  private static void submit(LiveSession session, Function<Instant, SessionCommand> command) {
    session
        .submit(command)
        .onFailure(
            failure ->
                log.warn(
                    "Session {}: the clock's command was not recorded: {}",
                    session.sessionId(),
                    failure.toString()));
  }
}
