package org.homegroup;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.check.LineChecks;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.config.Config;
import org.homegroup.http.LiveSide;
import org.homegroup.journal.Journal;
import org.homegroup.loop.Clockwork;
import org.homegroup.loop.Loop;
import org.homegroup.metrics.LeaderlessGroups;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.SessionStatus;
import org.homegroup.safety.CareTasks;
import org.homegroup.safety.KeptTasks;
import org.homegroup.safety.LeftCallBacks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.safety.TaskTaking;
import org.homegroup.session.Actor;
import org.homegroup.session.GroupSession;
import org.homegroup.session.Outcome;
import org.homegroup.session.PersonId;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionId;
import org.homegroup.session.live.LifeSigns;
import org.homegroup.session.live.LiveSession;
import org.homegroup.session.live.LiveSessions;
import org.homegroup.session.live.Recovery;
import org.homegroup.session.live.SessionKeeper;
import org.homegroup.signaling.Signaling;
import org.homegroup.signaling.WaitingList;
import org.homegroup.turn.Relays;

/// The live part of one node, put together on its one event loop: sessions, the clock that acts on
/// them, and the live socket.
public final class LiveNode implements LiveSide {

  private final Config config;
  private final Clockwork time;
  private final Metrics metrics;
  private final Journal journal;
  private final LifeSigns lifeSigns;
  private final Function<Loop, MediaBridge> bridge;
  private final ConferenceMemory memory;
  private final Signaling.TokenVerifier tokens;
  private final Signaling.Bookings bookings;
  private final CheckInCards cards;
  private final TaskBoard tasks;
  private final CareTasks careTasks;
  private LiveSessions sessions;
  private KeptTasks kept;
  private SessionKeeper keeper;
  private Signaling signaling;

  /// @param bridge given the loop on which it will be used
  public LiveNode(
      Config config,
      Clockwork time,
      Metrics metrics,
      Journal journal,
      LifeSigns lifeSigns,
      Function<Loop, MediaBridge> bridge,
      ConferenceMemory memory,
      Signaling.TokenVerifier tokens,
      Signaling.Bookings bookings,
      CheckInCards cards,
      TaskBoard tasks,
      CareTasks careTasks) {
    this.config = config;
    this.time = time;
    this.metrics = metrics;
    this.journal = journal;
    this.lifeSigns = lifeSigns;
    this.bridge = bridge;
    this.memory = memory;
    this.tokens = tokens;
    this.bookings = bookings;
    this.cards = cards;
    this.tasks = tasks;
    this.careTasks = careTasks;
  }

  /// Connections that died with the last server are closed, and what it left to be done is on the
  /// board, before the first new one is taken.
  @Override
  public Future<?> start(Context context) {
    Loop loop = time.loop().apply(context);
    sessions = new LiveSessions(journal, time.clock(), loop);
    kept = new KeptTasks(tasks, careTasks, loop, metrics);
    var graces =
        new SessionKeeper.Graces(
            config.session().waitingGrace(),
            config.session().awayGrace(),
            config.session().closeAfter());
    keeper =
        new SessionKeeper(
            loop, sessions, graces, id -> signaling.safeguards(id), new LeaderlessGroups(metrics));
    signaling =
        new Signaling(
            config.signaling(),
            loop,
            time.clock(),
            time.nanos(),
            metrics,
            tokens,
            bookings,
            sessions,
            lifeSigns,
            bridge.apply(loop),
            memory,
            new Relays(config.turn(), time.clock(), metrics),
            new LineChecks(config.check(), time.clock(), metrics),
            cards,
            tasks,
            kept);
    return new Recovery(journal, lifeSigns, sessions)
        .run()
        .compose(
            _ -> new LeftCallBacks(journal, careTasks, bookings::of).keep(time.clock().instant()))
        .compose(_ -> kept.takeUp())
        .compose(
            _ -> {
              keeper.start();
              return signaling.start();
            });
  }

  @Override
  public void handle(ServerWebSocket socket) {
    signaling.handle(socket);
  }

  @Override
  public Future<?> stop() {
    keeper.stop();
    return signaling.stop();
  }

  /// Carries a command of a session out that did not come over a socket. On the live context, which
  /// is that of the HTTP server's routes.
  public Future<Outcome> submit(SessionId sessionId, Function<Instant, SessionCommand> command) {
    return sessions.open(sessionId).compose(session -> session.submit(command));
  }

  /// A session, read from the journal if it is not running. On the live context.
  public Future<LiveSession> session(SessionId sessionId) {
    return sessions.open(sessionId);
  }

  /// Somebody says "I have it", in whatever session. On the live context.
  ///
  /// @param by a lead of it, or [Actor#ON_CALL]
  public Future<Outcome> take(Task task, PersonId person, Actor by) {
    return taking().take(task, person, by, time.clock().instant());
  }

  /// Somebody says "it is done", of a task that is kept. On the live context.
  public Future<Outcome> done(Task task, PersonId person, boolean supervises) {
    return taking().done(task, person, supervises, time.clock().instant(), 0);
  }

  private TaskTaking taking() {
    return new TaskTaking(tasks, kept, id -> sessions.open(id));
  }

  /// Answers at the door show an early sign of relapse. On the live context; never fails.
  public Future<Void> relapseSign(Booking booking, PersonId person, Instant at) {
    return kept.relapseSign(booking, person, at);
  }

  /// How a session stands, read from the journal if it is not running. On the live context.
  public Future<GroupSession> state(SessionId sessionId) {
    return sessions.open(sessionId).map(LiveSession::state);
  }

  /// Asked from any thread before the first start too.
  public Optional<SessionStatus.Now> status(SessionId sessionId) {
    return signaling == null ? Optional.empty() : signaling.status().of(sessionId);
  }

  /// Asked on the live context, which is that of the HTTP server.
  public WaitingList waiting(SessionId sessionId, boolean answers) {
    return signaling.waiting(sessionId, answers);
  }
}
