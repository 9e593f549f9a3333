package org.homegroup.app;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.checkin.CheckInLedger;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.Config;
import org.homegroup.platform.http.LiveSide;
import org.homegroup.platform.loop.LoopTime;
import org.homegroup.platform.loop.TimeSources;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.SessionStatus;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.Recovery;
import org.homegroup.runtime.SessionTimekeeper;
import org.homegroup.runtime.UnsupervisedGroups;
import org.homegroup.safety.CallbackRecovery;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.session.Actor;
import org.homegroup.session.Outcome;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.Signaling;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.MediaPorts;
import org.homegroup.signaling.room.RoomEnvironment;
import org.homegroup.signaling.room.RoomPorts;
import org.homegroup.signaling.room.SafetyPorts;
import org.homegroup.signaling.room.WaitingList;

/// The live part of one node, put together on its one event loop: sessions, the clock that acts on
/// them, and the live socket.
public final class LiveNode implements LiveSide, CheckInLedger {

  private final Config config;
  private final TimeSources timeSources;
  private final Metrics metrics;
  private final NodePorts ports;
  private LoopTime time;
  private LiveSessions sessions;
  private DurableTasks durableTasks;
  private SessionTimekeeper timekeeper;
  private Signaling signaling;

  public LiveNode(Config config, TimeSources timeSources, Metrics metrics, NodePorts ports) {
    this.config = config;
    this.timeSources = timeSources;
    this.metrics = metrics;
    this.ports = ports;
  }

  /// Before the first new connection is taken, connections that died with the last server are
  /// closed, and the tasks that it left are put on the board.
  @Override
  public Future<?> start(Context context) {
    time = timeSources.on(context);
    sessions = new LiveSessions(ports.records().journal(), time.clock(), time.loop());
    durableTasks =
        new DurableTasks(ports.care().board(), ports.care().tasks(), time.loop(), metrics);
    timekeeper = timekeeper();
    signaling = signaling();
    return new Recovery(ports.leftBehind().sessions(), ports.records().liveness(), sessions)
        .run()
        .compose(_ -> recoverCallbacks())
        .compose(_ -> durableTasks.takeUp())
        .compose(
            _ -> {
              timekeeper.start();
              return signaling.start();
            });
  }

  private SessionTimekeeper timekeeper() {
    var graces =
        new SessionTimekeeper.Graces(
            config.session().waitingGrace(),
            config.session().awayGrace(),
            config.session().closeAfter());
    return new SessionTimekeeper(time.loop(), sessions, graces, new UnsupervisedGroups(metrics));
  }

  private Signaling signaling() {
    NodePorts.People people = ports.people();
    var media =
        new MediaPorts(
            ports.media().bridge().apply(time.loop()),
            ports.media().store(),
            new TurnServers(config.turn(), time.clock(), metrics));
    var rooms =
        new RoomPorts(
            sessions,
            people.bookings(),
            media,
            new SafetyPorts(ports.care().board(), durableTasks),
            ports.care().checkIns(),
            new PreflightResults(config.preflight(), time.clock(), metrics));
    return new Signaling(
        new RoomEnvironment(config.signaling(), time, metrics, rooms),
        new Authenticator(people.tokens(), people.bookings()),
        ports.records().liveness());
  }

  private Future<Void> recoverCallbacks() {
    return new CallbackRecovery(
            ports.leftBehind().callbacks(), ports.care().tasks(), ports.people().bookings()::of)
        .keep(time.clock().instant());
  }

  @Override
  public void handle(ServerWebSocket socket) {
    signaling.handle(socket);
  }

  @Override
  public Future<?> stop() {
    timekeeper.stop();
    return signaling.stop();
  }

  @Override
  public Future<Outcome> commit(CheckInSubmission submission) {
    return signaling
        .receiveCheckIn(submission)
        .compose(
            outcome ->
                outcome instanceof Outcome.Done && submission.card().sign().isPresent()
                    ? raiseRelapseSign(submission).map(outcome)
                    : Future.succeededFuture(outcome));
  }

  private Future<Void> raiseRelapseSign(CheckInSubmission submission) {
    return durableTasks.relapseSign(
        submission.booking(), submission.person(), submission.receivedAt());
  }

  /// Returns a session, read from the journal if it is not running. Call on the live context.
  public Future<LiveSession> session(SessionId sessionId) {
    return sessions.open(sessionId);
  }

  /// A lead or the supervisor on call takes a task, of whatever session. On the live context.
  ///
  /// @param by a lead of the session, or [Actor#ON_CALL]
  public Future<Outcome> take(Task task, PersonId person, Actor by) {
    return assignment().take(task, person, by, time.clock().instant());
  }

  /// A durable task is completed. On the live context.
  public Future<Outcome> done(Task task, PersonId person, boolean supervises) {
    return assignment().done(task, person, supervises, time.clock().instant(), 0);
  }

  private TaskAssignment assignment() {
    return new TaskAssignment(ports.care().board(), durableTasks, id -> sessions.open(id));
  }

  /// The state of a session, read from the journal if it is not running. Call on the live context.
  public Future<GroupSession> state(SessionId sessionId) {
    return sessions.open(sessionId).map(LiveSession::state);
  }

  /// Asked from any thread, also before the first start.
  public Optional<SessionStatus.Now> status(SessionId sessionId) {
    return signaling == null ? Optional.empty() : signaling.status(sessionId);
  }

  /// Asked on the live context, which is that of the HTTP server.
  public WaitingList waiting(SessionId sessionId, boolean withAnswers) {
    return signaling.waiting(sessionId, withAnswers);
  }
}
