package org.homegroup.signaling.room;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.reconcile.SessionMedia;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskProjector;
import org.homegroup.session.Schedule;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.MediaPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gatherings of this node; each begins with the first connection to its session and is let go
/// when the session has ended and everybody is gone.
public final class LiveRooms {

  private static final Logger log = LoggerFactory.getLogger(LiveRooms.class);
  private static final int ATTEMPTS_A_VERSION = 1_000;
  private static final int VERSIONS = 2_000_000;

  private final LiveSessions sessions;
  private final MediaBridge bridge;
  private final ConferenceStore memory;
  private final ConferenceAdoption left;
  private final TurnServers turnServers;
  private final CheckInCards cards;
  private final Loop loop;
  private final InstantSource clock;
  private final int resumeWindow;
  private final PreflightResults checks;
  private final TaskBoard tasks;
  private final DurableTasks durableTasks;
  private final Map<SessionId, LiveRoom> gatherings = new HashMap<>();

  public LiveRooms(
      LiveSessions sessions,
      MediaBridge bridge,
      ConferenceStore memory,
      TurnServers turnServers,
      CheckInCards cards,
      Loop loop,
      InstantSource clock,
      int resumeWindow,
      PreflightResults checks,
      TaskBoard tasks,
      DurableTasks durableTasks) {
    this.sessions = sessions;
    this.bridge = bridge;
    this.memory = memory;
    this.left = new ConferenceAdoption(bridge, memory, loop, clock);
    this.turnServers = turnServers;
    this.cards = cards;
    this.loop = loop;
    this.clock = clock;
    this.resumeWindow = resumeWindow;
    this.checks = checks;
    this.tasks = tasks;
    this.durableTasks = durableTasks;
  }

  /// Empty if the session has ended.
  Future<Optional<LiveRoom>> of(Booking booking) {
    LiveRoom known = gatherings.get(booking.sessionId());
    return known != null
        ? Future.succeededFuture(Optional.of(known))
        : sessions.open(schedule(booking)).compose(session -> gatherWithHistory(session, booking));
  }

  /// Several may come at once; the first whose history is read gathers.
  private Future<Optional<LiveRoom>> gatherWithHistory(LiveSession session, Booking booking) {
    return session
        .history()
        .compose(
            history ->
                left.of(session)
                    .map(
                        known ->
                            session.state() instanceof GroupSession.Ended
                                ? Optional.empty()
                                : Optional.of(
                                    gatherings.computeIfAbsent(
                                        booking.sessionId(),
                                        _ -> gather(session, booking, history, known)))));
  }

  /// Takes up the conferences that the last server left on the bridge, before anybody has come
  /// back: the bridge may not wait long, and those who do not come back are to be cut in time.
  /// What belongs to nothing that is open is ended. And sessions in which somebody needs help, so
  /// that what has to be done is on the board again, and somebody is called.
  public Future<Void> takeUp(BookingLookup bookings) {
    return left.each(
            id ->
                gather(id.sessionId(), bookings)
                    .map(gathering -> gathering.filter(it -> it.has(id.place())).isPresent()))
        .compose(_ -> takeUpCrises(bookings));
  }

  private Future<Void> takeUpCrises(BookingLookup bookings) {
    return Future.join(
            sessions.all().stream()
                .filter(LiveRooms::isInCrisis)
                .map(session -> gather(session.sessionId(), bookings))
                .toList())
        .onFailure(e -> log.warn("Not all crises are taken up: {}", e.getMessage()))
        .transform(_ -> Future.succeededFuture());
  }

  private static boolean isInCrisis(LiveSession session) {
    return session.state() instanceof GroupSession.Open open && !open.crises().open().isEmpty();
  }

  /// Empty if the session is over, or was called off.
  private Future<Optional<LiveRoom>> gather(SessionId id, BookingLookup bookings) {
    return bookings
        .of(id)
        .compose(booking -> booking.map(this::of).orElse(Future.succeededFuture(Optional.empty())));
  }

  public Optional<LiveRoom> find(SessionId sessionId) {
    return Optional.ofNullable(gatherings.get(sessionId));
  }

  public Collection<LiveRoom> all() {
    return List.copyOf(gatherings.values());
  }

  private LiveRoom gather(
      LiveSession session,
      Booking booking,
      List<SessionEvent> history,
      Map<String, JsonObject> remembered) {
    var seated = new ConnectionRegistry();
    var moment = new EphemeralState();
    var board = new CheckInCache(booking, cards, loop, session::state);
    var views = new ViewMapper(booking, moment, checks, board);
    var attendance = new LiveAttendance(history);
    var floor = new TalkTime(loop, seated, session::now, begun(session.state()));
    var broadcast =
        new Broadcast(
            seated,
            views,
            moment,
            attendance,
            floor,
            session::now,
            resumeWindow,
            session.state(),
            session.version());
    var desk = desk(session, booking, seated);
    var reports = new ObservationQueue(session, loop);
    var link =
        new MediaLink(seated, moment, broadcast, floor, loop, reports, turnServers, session::now);
    var media =
        new SessionMedia(
            bridge,
            session.sessionId(),
            link,
            memory,
            loop,
            clock,
            remembered,
            attemptsBefore(session.version()));
    var gathering =
        new LiveRoom(
            session,
            booking,
            seated,
            moment,
            board,
            views,
            broadcast,
            attendance,
            floor,
            desk,
            new CommandDeduplicator(),
            link,
            media,
            reports);
    session.observe(commit -> committed(gathering, commit));
    media.apply(MediaPlan.of(session.state()));
    board.follow(broadcast::checkInsRead);
    return gathering;
  }

  private static boolean begun(GroupSession state) {
    return state instanceof GroupSession.Open open && open.progress().startedAt().isPresent();
  }

  private SafetyDesk desk(LiveSession session, Booking booking, ConnectionRegistry seated) {
    return new SafetyDesk(
        session,
        booking,
        seated,
        tasks,
        new TaskProjector(booking, tasks, durableTasks, loop, session::state, session::now),
        new TaskAssignment(tasks, durableTasks, id -> sessions.open(id)));
  }

  private void committed(LiveRoom gathering, Commit commit) {
    gathering.attendance().apply(commit.events());
    gathering.broadcast().committed(commit);
    if (commit.after() instanceof GroupSession.Ended) {
      gathering.desk().ends(commit);
      gathering.media().close();
      gathering.floor().ends();
      gatherings.remove(gathering.session().sessionId());
      checks.forget(gathering.session().sessionId());
      return;
    }
    gathering.desk().committed();
    gathering.board().follow(gathering.broadcast()::checkInsRead);
    if (!MediaPlan.of(commit.after()).equals(MediaPlan.of(commit.before()))) {
      // After this turn: somebody who has just come must first be welcomed, then be sent media
      // messages.
      loop.execute(() -> gathering.media().apply(MediaPlan.of(gathering.session().state())));
    }
    for (SessionEvent event : commit.events()) {
      if (event instanceof SessionStarted) {
        gathering.floor().begins();
      }
      if (event instanceof ConnectionUp up) {
        loop.execute(
            () -> gathering.media().connectionResumed(up.participantId(), up.connectionId()));
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
