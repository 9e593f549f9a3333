package org.homegroup.signaling;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.id.SessionId;
import org.homegroup.identity.token.TokenVerifier;
import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.BookingLookup;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.SessionStatus;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.preflight.PreflightHandler;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.DisconnectReporter;
import org.homegroup.signaling.room.HeartbeatMonitor;
import org.homegroup.signaling.room.HelloHandler;
import org.homegroup.signaling.room.LiveRoom;
import org.homegroup.signaling.room.LiveRooms;
import org.homegroup.signaling.room.WaitingList;
import org.homegroup.signaling.socket.FlushTurn;
import org.homegroup.signaling.socket.TokenBucket;
import org.homegroup.signaling.socket.Transport;
import org.homegroup.signaling.socket.WebSocketTransport;

/// The live side of the server, on one event loop: takes sockets, greets them, and keeps watch over
/// them.
public final class Signaling implements Handler<ServerWebSocket> {

  /// RFC 6455, section 7.1.5: no close frame was received.
  private static final short CUT_OFF = 1006;

  private final SignalingConfig config;
  private final Loop loop;
  private final LongSupplier nanos;
  private final Metrics metrics;
  private final LiveRooms gatherings;
  private final InstantSource clock;
  private final HelloHandler greeter;
  private final PreflightHandler checker;
  private final HeartbeatMonitor watch;
  private final LiveSessions sessions;
  private final BookingLookup bookings;
  private final FlushTurn turn;

  /// @param nanos a monotonic clock, for pace and limits
  public Signaling(
      SignalingConfig config,
      Loop loop,
      InstantSource clock,
      LongSupplier nanos,
      Metrics metrics,
      TokenVerifier tokens,
      BookingLookup bookings,
      LiveSessions sessions,
      LivenessStore liveness,
      MediaBridge bridge,
      ConferenceStore memory,
      TurnServers turnServers,
      PreflightResults checks,
      CheckInCards cards,
      TaskBoard tasks,
      DurableTasks durableTasks) {
    this.config = config;
    this.loop = loop;
    this.nanos = nanos;
    this.metrics = metrics;
    this.sessions = sessions;
    this.bookings = bookings;
    this.clock = clock;
    this.gatherings =
        new LiveRooms(
            sessions,
            bridge,
            memory,
            turnServers,
            cards,
            loop,
            clock,
            config.resumeWindow(),
            checks,
            tasks,
            durableTasks);
    var credentials = new Authenticator(tokens, bookings);
    this.greeter = new HelloHandler(config, credentials, gatherings, loop, metrics, nanos);
    this.checker =
        new PreflightHandler(
            credentials,
            sessions,
            gatherings,
            checks,
            bridge,
            memory,
            turnServers,
            loop,
            clock,
            metrics,
            config.maxQueued());
    this.watch = new HeartbeatMonitor(config, loop, nanos, gatherings, liveness);
    this.turn = new FlushTurn(loop);
    metrics.gauge("connections", "Live sockets in a session", this::connections);
    metrics.gauge("sessions.live", "Sessions with a gathering", () -> gatherings.all().size());
  }

  /// Begins to ping, to watch for lost lines, and to note signs of life; and takes up the media
  /// that the last server left flowing, and the sessions in which it left somebody in need of help.
  public Future<Void> start() {
    watch.start();
    return gatherings.takeUp(bookings);
  }

  /// Takes a socket whose handshake was accepted. Called on the live context.
  @Override
  public void handle(ServerWebSocket socket) {
    SocketSession talk = talk(new WebSocketTransport(socket, turn, loop, config.closeGrace()));
    socket.textMessageHandler(talk::heard);
    socket.binaryMessageHandler(_ -> talk.heardBinary());
    socket.closeHandler(_ -> talk.ended(saidGoodbye(socket)));
  }

  /// Begins the conversation on a new wire; whoever holds the wire hands over what comes in.
  SocketSession talk(Transport wire) {
    var talk =
        new SocketSession(
            wire,
            new TokenBucket(config.messagesPerSecond(), config.burst(), nanos.getAsLong()),
            greeter,
            checker,
            metrics,
            nanos);
    talk.begin(loop, config.helloTimeout());
    return talk;
  }

  /// Whether the browser closed it, rather than its line.
  private static boolean saidGoodbye(ServerWebSocket socket) {
    Short code = socket.closeStatusCode();
    return code != null && code != CUT_OFF;
  }

  /// Tells everybody that the server stops, and puts on record that their lines ended here.
  public Future<Void> stop() {
    watch.stop();
    greeter.stop();
    checker.stop();
    List<Future<Void>> leaving =
        gatherings.all().stream().map(DisconnectReporter::serverStops).toList();
    return Future.join(leaving).mapEmpty();
  }

  /// How a session stands on this node, for lists of sessions.
  public SessionStatus status() {
    return sessionId -> sessions.find(sessionId).flatMap(session -> now(session.state()));
  }

  /// Who waits for a session on this node now.
  ///
  /// @param answers whether whoever asks may see what people answered at the door
  public WaitingList waiting(SessionId sessionId, boolean answers) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<View.Waiting> rows =
        gatherings
            .find(sessionId)
            .filter(in -> in.session().state() instanceof GroupSession.Open)
            .map(in -> queue(in, answers, now))
            .orElse(List.of());
    return new WaitingList(sessionId, now, rows);
  }

  private static List<View.Waiting> queue(LiveRoom in, boolean answers, Instant now) {
    var open = (GroupSession.Open) in.session().state();
    return answers ? in.views().waiting(open, now) : in.views().waitingWithoutAnswers(open, now);
  }

  private static Optional<SessionStatus.Now> now(GroupSession state) {
    return switch (state) {
      case GroupSession.Open open ->
          Optional.of(
              new SessionStatus.Now(
                  KebabCase.kebab(open.phase()), open.waiting().size(), open.inRoom().size()));
      case GroupSession.Ended _ -> Optional.of(new SessionStatus.Now("ended", 0, 0));
      case GroupSession.NotScheduled _, GroupSession.Scheduled _ -> Optional.empty();
    };
  }

  LiveRooms gatherings() {
    return gatherings;
  }

  private int connections() {
    return gatherings.all().stream().mapToInt(one -> one.seated().size()).sum();
  }

  /// What the practice wants done in a session that runs when no lead watches over it.
  public SupervisionPolicy supervisionPolicy(SessionId sessionId) {
    return gatherings
        .find(sessionId)
        .map(gathering -> supervisionPolicy(gathering.booking().policy()))
        .orElse(SupervisionPolicy.DEFAULT);
  }

  private static SupervisionPolicy supervisionPolicy(RoomPolicy policy) {
    return new SupervisionPolicy(
        policy.unsupervised() == RoomPolicy.Unsupervised.HOLD,
        policy.holdAfter(),
        policy.holdEndsAfter(),
        policy.telephoneCallbackWithin());
  }
}
