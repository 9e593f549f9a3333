package org.homegroup.signaling;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.SessionStatus;
import org.homegroup.runtime.LivenessStore;
import org.homegroup.session.Outcome;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.preflight.PreflightHandler;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.HeartbeatMonitor;
import org.homegroup.signaling.room.HelloHandler;
import org.homegroup.signaling.room.LiveRoom;
import org.homegroup.signaling.room.LiveRooms;
import org.homegroup.signaling.room.RoomEnvironment;
import org.homegroup.signaling.room.WaitingList;
import org.homegroup.signaling.socket.FlushTurn;
import org.homegroup.signaling.socket.TokenBucket;
import org.homegroup.signaling.socket.Transport;
import org.homegroup.signaling.socket.WebSocketTransport;

/// The live side of the server, on one event loop: takes sockets, has their first message handled,
/// and monitors them.
public final class Signaling implements Handler<ServerWebSocket> {

  /// RFC 6455, section 7.1.5: no close frame was received.
  private static final short CUT_OFF = 1006;

  private final RoomEnvironment node;
  private final LiveRooms rooms;
  private final HelloHandler helloHandler;
  private final PreflightHandler preflightHandler;
  private final HeartbeatMonitor heartbeat;
  private final FlushTurn turn;

  public Signaling(RoomEnvironment node, Authenticator authenticator, LivenessStore liveness) {
    this.node = node;
    this.rooms = new LiveRooms(node);
    this.helloHandler = new HelloHandler(authenticator, rooms);
    this.preflightHandler = new PreflightHandler(node, authenticator, rooms);
    this.heartbeat = new HeartbeatMonitor(node, rooms, liveness);
    this.turn = new FlushTurn(node.time().loop());
    Metrics metrics = node.metrics();
    metrics.gauge("connections", "Live sockets in a session", this::connections);
    metrics.gauge("sessions.live", "Sessions with an open room", () -> rooms.all().size());
  }

  /// Begins to monitor connections, and takes up the rooms that the last server left with media
  /// flowing or with a crisis open.
  public Future<Void> start() {
    heartbeat.start();
    return rooms.takeUp();
  }

  /// Takes a socket whose handshake was accepted. Called on the live context.
  @Override
  public void handle(ServerWebSocket socket) {
    var transport =
        new WebSocketTransport(socket, turn, node.time().loop(), node.config().closeGrace());
    SocketSession session = begin(transport);
    socket.textMessageHandler(session::heard);
    socket.binaryMessageHandler(_ -> session.heardBinary());
    socket.closeHandler(_ -> session.ended(saidGoodbye(socket)));
  }

  /// Begins the session of a new socket; whoever holds the socket passes on what it receives.
  SocketSession begin(Transport transport) {
    SignalingConfig config = node.config();
    long now = node.time().nanos().getAsLong();
    var session =
        new SocketSession(
            transport,
            new TokenBucket(config.messagesPerSecond(), config.burst(), now),
            helloHandler,
            preflightHandler,
            node.metrics(),
            node.time().nanos());
    session.begin(node.time().loop(), config.helloTimeout());
    return session;
  }

  /// Whether the browser closed it, rather than the network.
  private static boolean saidGoodbye(ServerWebSocket socket) {
    Short code = socket.closeStatusCode();
    return code != null && code != CUT_OFF;
  }

  /// Tells all clients that the server stops, and records that their connections ended here.
  public Future<Void> stop() {
    heartbeat.stop();
    helloHandler.stop();
    preflightHandler.stop();
    return Future.join(rooms.all().stream().map(LiveRoom::serverStops).toList()).mapEmpty();
  }

  /// How a session stands on this node, for lists of sessions.
  public Optional<SessionStatus.Now> status(SessionId sessionId) {
    return node.ports().sessions().find(sessionId).flatMap(session -> now(session.state()));
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

  /// The participants who wait for a session on this node now.
  ///
  /// @param withAnswers whether the reader may see what they answered at check-in
  public WaitingList waiting(SessionId sessionId, boolean withAnswers) {
    Instant now = node.time().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    List<View.Waiting> rows =
        rooms.find(sessionId).map(room -> room.waiting(withAnswers, now)).orElse(List.of());
    return new WaitingList(sessionId, now, rows);
  }

  /// Commits check-in answers to the ledger; the leads of the session see them with the commit.
  public Future<Outcome> receiveCheckIn(CheckInSubmission submission) {
    return rooms.receiveCheckIn(submission);
  }

  LiveRooms rooms() {
    return rooms;
  }

  private int connections() {
    return rooms.all().stream().mapToInt(room -> room.connections().size()).sum();
  }
}
