package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.BridgeReconciler;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.session.Commit;
import org.homegroup.session.GroupSession;
import org.homegroup.session.LiveSession;
import org.homegroup.session.LiveSessions;
import org.homegroup.session.MediaPlan;
import org.homegroup.session.Reports;
import org.homegroup.session.Schedule;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionId;
import org.homegroup.turn.Relays;

/// The gatherings of this node; each begins with the first connection to its session and is let go
/// when the session has ended and everybody is gone.
final class Gatherings {

  private static final int ATTEMPTS_A_VERSION = 1_000;
  private static final int VERSIONS = 2_000_000;

  private final LiveSessions sessions;
  private final MediaBridge bridge;
  private final Relays relays;
  private final CheckInCards cards;
  private final Loop loop;
  private final InstantSource clock;
  private final int resumeWindow;
  private final Map<SessionId, Gathering> gatherings = new HashMap<>();

  Gatherings(
      LiveSessions sessions,
      MediaBridge bridge,
      Relays relays,
      CheckInCards cards,
      Loop loop,
      InstantSource clock,
      int resumeWindow) {
    this.sessions = sessions;
    this.bridge = bridge;
    this.relays = relays;
    this.cards = cards;
    this.loop = loop;
    this.clock = clock;
    this.resumeWindow = resumeWindow;
  }

  /// Empty if the session has ended.
  Future<Optional<Gathering>> of(Booking booking) {
    Gathering known = gatherings.get(booking.sessionId());
    return known != null
        ? Future.succeededFuture(Optional.of(known))
        : sessions.open(schedule(booking)).compose(session -> gatherWithHistory(session, booking));
  }

  /// Several may come at once; the first whose history is read gathers.
  private Future<Optional<Gathering>> gatherWithHistory(LiveSession session, Booking booking) {
    return session
        .history()
        .map(
            history ->
                session.state() instanceof GroupSession.Ended
                    ? Optional.empty()
                    : Optional.of(
                        gatherings.computeIfAbsent(
                            booking.sessionId(), _ -> gather(session, booking, history))));
  }

  Collection<Gathering> all() {
    return List.copyOf(gatherings.values());
  }

  private Gathering gather(LiveSession session, Booking booking, List<SessionEvent> history) {
    var seated = new Seated();
    var moment = new Moment();
    var board = new CheckInBoard(booking, cards, loop, session::state);
    var views = new Views(booking, moment, board);
    var attendance = new LiveAttendance(history);
    var broadcast =
        new Broadcast(
            seated,
            views,
            moment,
            attendance,
            session::now,
            resumeWindow,
            session.state(),
            session.version());
    var reports = new Reports(session, loop);
    var link = new MediaLink(seated, moment, broadcast, loop, reports, relays, session::now);
    var media =
        new BridgeReconciler(
            bridge, session.sessionId(), link, loop, clock, attemptsBefore(session.version()));
    var gathering =
        new Gathering(
            session,
            booking,
            seated,
            moment,
            board,
            views,
            broadcast,
            attendance,
            new CommandMemory(),
            link,
            media,
            reports);
    session.observe(commit -> committed(gathering, commit));
    media.want(MediaPlan.of(session.state()));
    board.follow(broadcast::checkInsRead);
    return gathering;
  }

  private void committed(Gathering gathering, Commit commit) {
    gathering.attendance().apply(commit.events());
    gathering.broadcast().committed(commit);
    if (commit.after() instanceof GroupSession.Ended) {
      gathering.media().close();
      gatherings.remove(gathering.session().sessionId());
      return;
    }
    gathering.board().follow(gathering.broadcast()::checkInsRead);
    MediaPlan plan = MediaPlan.of(commit.after());
    if (!plan.equals(MediaPlan.of(commit.before()))) {
      // After this turn: somebody who has just come must first be welcomed, then be sent media
      // messages.
      loop.execute(() -> gathering.media().want(MediaPlan.of(gathering.session().state())));
    }
    for (SessionEvent event : commit.events()) {
      if (event instanceof ConnectionUp up) {
        loop.execute(() -> gathering.media().returned(up.participantId(), up.connectionId()));
      }
    }
  }

  /// A server that starts again goes on with a longer ledger, by at least the end of one line: so
  /// its endpoints have other numbers than those that a page may still hold.
  private static int attemptsBefore(long version) {
    return (int) (version % VERSIONS) * ATTEMPTS_A_VERSION;
  }

  private static Schedule schedule(Booking booking) {
    return new Schedule(
        booking.sessionId(),
        booking.roomId(),
        booking.doorsOpenAt(),
        booking.startsAt(),
        booking.endsAt(),
        booking.zone());
  }
}
