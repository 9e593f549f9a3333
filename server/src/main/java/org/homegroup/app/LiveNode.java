package org.homegroup.app;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.TokenVerifier;
import org.homegroup.journal.Journal;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.http.LiveSide;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.loop.TimeSources;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.practice.SessionStatus;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.projection.LeftCallbacks;
import org.homegroup.projection.OpenSessions;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.runtime.Recovery;
import org.homegroup.runtime.SessionTimekeeper;
import org.homegroup.runtime.UnsupervisedGroups;
import org.homegroup.safety.CallbackRecovery;
import org.homegroup.safety.CareTasks;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Actor;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.Signaling;
import org.homegroup.signaling.room.WaitingList;

/// The live part of one node, put together on its one event loop: sessions, the clock that acts on
/// them, and the live socket.
public final class LiveNode implements LiveSide {

  private final Config config;
  private final TimeSources time;
  private final Metrics metrics;
  private final Journal journal;
  private final LeftBehind leftBehind;
  private final LivenessStore liveness;
  private final Function<Loop, MediaBridge> bridge;
  private final ConferenceStore memory;
  private final TokenVerifier tokens;
  private final BookingLookup bookings;
  private final CheckInCards cards;
  private final TaskBoard tasks;
  private final CareTasks careTasks;
  private LiveSessions sessions;
  private DurableTasks durableTasks;
  private SessionTimekeeper keeper;
  private Signaling signaling;

  /// What the last server left behind, as the read models have it.
  public record LeftBehind(OpenSessions sessions, LeftCallbacks callbacks) {}

  /// @param bridge given the loop on which it will be used
  public LiveNode(
      Config config,
      TimeSources time,
      Metrics metrics,
      Journal journal,
      LeftBehind leftBehind,
      LivenessStore liveness,
      Function<Loop, MediaBridge> bridge,
      ConferenceStore memory,
      TokenVerifier tokens,
      BookingLookup bookings,
      CheckInCards cards,
      TaskBoard tasks,
      CareTasks careTasks) {
    this.config = config;
    this.time = time;
    this.metrics = metrics;
    this.journal = journal;
    this.leftBehind = leftBehind;
    this.liveness = liveness;
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
    durableTasks = new DurableTasks(tasks, careTasks, loop, metrics);
    var graces =
        new SessionTimekeeper.Graces(
            config.session().waitingGrace(),
            config.session().awayGrace(),
            config.session().closeAfter());
    keeper =
        new SessionTimekeeper(
            loop,
            sessions,
            graces,
            id -> signaling.supervisionPolicy(id),
            new UnsupervisedGroups(metrics));
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
            liveness,
            bridge.apply(loop),
            memory,
            new TurnServers(config.turn(), time.clock(), metrics),
            new PreflightResults(config.preflight(), time.clock(), metrics),
            cards,
            tasks,
            durableTasks);
    return new Recovery(leftBehind.sessions(), liveness, sessions)
        .run()
        .compose(
            _ ->
                new CallbackRecovery(leftBehind.callbacks(), careTasks, bookings::of)
                    .keep(time.clock().instant()))
        .compose(_ -> durableTasks.takeUp())
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

  /// Somebody says "it is done", of a task that is durableTasks. On the live context.
  public Future<Outcome> done(Task task, PersonId person, boolean supervises) {
    return taking().done(task, person, supervises, time.clock().instant(), 0);
  }

  private TaskAssignment taking() {
    return new TaskAssignment(tasks, durableTasks, id -> sessions.open(id));
  }

  /// Answers at the door show an early sign of relapse. On the live context; never fails.
  public Future<Void> relapseSign(Booking booking, PersonId person, Instant at) {
    return durableTasks.relapseSign(booking, person, at);
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
