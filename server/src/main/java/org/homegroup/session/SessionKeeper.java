package org.homegroup.session;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.homegroup.session.GroupSession.Open;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the clock act on running sessions, about once a second: gives up seats whose line has been
/// down for too long, and ends sessions that everybody has left long after their time.
public final class SessionKeeper {

  private static final Logger log = LoggerFactory.getLogger(SessionKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final LiveSessions sessions;
  private final Graces graces;
  private long timer;

  /// How long the practice waits.
  ///
  /// @param waiting for somebody whose line dropped in the waiting room
  /// @param away for somebody whose line dropped in the group
  /// @param closeAfter after the scheduled end, before an empty session is ended
  public record Graces(Duration waiting, Duration away, Duration closeAfter) {}

  public SessionKeeper(Vertx vertx, LiveSessions sessions, Graces graces) {
    this.vertx = vertx;
    this.sessions = sessions;
    this.graces = graces;
  }

  public void start() {
    timer = vertx.setPeriodic(EVERY.toMillis(), _ -> sessions.all().forEach(this::keep));
  }

  public void stop() {
    vertx.cancelTimer(timer);
  }

  private void keep(LiveSession session) {
    if (!(session.state() instanceof Open open)) {
      return;
    }
    Instant now = session.now();
    if (isOver(open, now)) {
      submit(session, at -> new SessionCommand.End(Actor.CLOCK, at));
    } else if (open.seats().values().stream().anyMatch(seat -> expires(seat, now))) {
      submit(session, at -> new SessionCommand.ExpireSeats(graces.waiting(), graces.away(), at));
    }
  }

  private boolean isOver(Open open, Instant now) {
    return now.isAfter(open.schedule().endsAt().plus(graces.closeAfter()))
        && open.seats().values().stream().noneMatch(Seat::connected);
  }

  private boolean expires(Seat seat, Instant now) {
    Duration grace = seat.inRoom() ? graces.away() : graces.waiting();
    return seat.line() instanceof Line.Down down && !down.since().plus(grace).isAfter(now);
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
