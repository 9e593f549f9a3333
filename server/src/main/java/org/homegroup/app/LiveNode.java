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

/// Assembles the live part of one node on its event loop: sessions, the timekeeper, and the live
/// socket.
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

  /// The state that the previous server left behind, from the read models.
  public record LeftBehind(OpenSessions sessions, LeftCallbacks callbacks) {}

  /// Creates the live part.
  ///
  /// @param bridge receives the loop on which it will be used
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

  /// Closes the connections that died with the former server and restores its open tasks, before
  /// the first new connection is accepted.
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

  /// Submits a command that did not come from a live socket. Call on the live context, which is
  /// that of the HTTP server's routes.
  public Future<Outcome> submit(SessionId sessionId, Function<Instant, SessionCommand> command) {
    return sessions.open(sessionId).compose(session -> session.submit(command));
  }

  /// Returns a session, read from the journal if it is not running. Call on the live context.
  public Future<LiveSession> session(SessionId sessionId) {
    return sessions.open(sessionId);
  }

  /// Takes a task in any session. Call on the live context.
  ///
  /// @param by a lead of the session, or [Actor#ON_CALL]
  public Future<Outcome> take(Task task, PersonId person, Actor by) {
    return taking().take(task, person, by, time.clock().instant());
  }

  /// Marks a durable task as done. Call on the live context.
  public Future<Outcome> done(Task task, PersonId person, boolean supervises) {
    return taking().done(task, person, supervises, time.clock().instant(), 0);
  }

  private TaskAssignment taking() {
    return new TaskAssignment(tasks, durableTasks, id -> sessions.open(id));
  }

  /// Records that a patient's answers show an early sign of relapse. Call on the live context;
  /// never fails.
  public Future<Void> relapseSign(Booking booking, PersonId person, Instant at) {
    return durableTasks.relapseSign(booking, person, at);
  }

  /// The state of a session, read from the journal if it is not running. Call on the live context.
  public Future<GroupSession> state(SessionId sessionId) {
    return sessions.open(sessionId).map(LiveSession::state);
  }

  /// May be called from any thread, also before the start.
  public Optional<SessionStatus.Now> status(SessionId sessionId) {
    return signaling == null ? Optional.empty() : signaling.status().of(sessionId);
  }

  /// Call on the live context, which is that of the HTTP server.
  public WaitingList waiting(SessionId sessionId, boolean answers) {
    return signaling.waiting(sessionId, answers);
  }
}
