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
import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.check.LineChecks;
import org.homegroup.checkin.CheckInCards;
import org.homegroup.config.SignalingConfig;
import org.homegroup.json.Names;
import org.homegroup.loop.Loop;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.SessionStatus;
import org.homegroup.safety.KeptTasks;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.GroupSession;
import org.homegroup.session.PersonId;
import org.homegroup.session.Safeguards;
import org.homegroup.session.SessionId;
import org.homegroup.session.live.LifeSigns;
import org.homegroup.session.live.LiveSessions;
import org.homegroup.turn.Relays;

/// The live side of the server, on one event loop: takes sockets, greets them, and keeps watch over
/// them.
public final class Signaling implements Handler<ServerWebSocket> {

  /// Says who holds a token. Fails when it is not valid now.
  @FunctionalInterface
  public interface TokenVerifier {
    Future<PersonId> verify(String token);
  }

  /// Looks a booking up; empty for a session nobody has heard of.
  @FunctionalInterface
  public interface Bookings {
    Future<Optional<Booking>> of(SessionId sessionId);
  }

  /// RFC 6455, section 7.1.5: no close frame was received.
  private static final short CUT_OFF = 1006;

  private final SignalingConfig config;
  private final Loop loop;
  private final LongSupplier nanos;
  private final Metrics metrics;
  private final Gatherings gatherings;
  private final InstantSource clock;
  private final Greeter greeter;
  private final Checker checker;
  private final Watch watch;
  private final LiveSessions sessions;
  private final Bookings bookings;
  private final FlushTurn turn;

  /// @param nanos a monotonic clock, for pace and limits
  public Signaling(
      SignalingConfig config,
      Loop loop,
      InstantSource clock,
      LongSupplier nanos,
      Metrics metrics,
      TokenVerifier tokens,
      Bookings bookings,
      LiveSessions sessions,
      LifeSigns lifeSigns,
      MediaBridge bridge,
      ConferenceMemory memory,
      Relays relays,
      LineChecks checks,
      CheckInCards cards,
      TaskBoard tasks,
      KeptTasks kept) {
    this.config = config;
    this.loop = loop;
    this.nanos = nanos;
    this.metrics = metrics;
    this.sessions = sessions;
    this.bookings = bookings;
    this.clock = clock;
    this.gatherings =
        new Gatherings(
            sessions,
            bridge,
            memory,
            relays,
            cards,
            loop,
            clock,
            config.resumeWindow(),
            checks,
            tasks,
            kept);
    var credentials = new Credentials(tokens, bookings);
    this.greeter = new Greeter(config, credentials, gatherings, loop, metrics, nanos);
    this.checker =
        new Checker(
            credentials,
            sessions,
            gatherings,
            checks,
            bridge,
            memory,
            relays,
            loop,
            clock,
            metrics,
            config.maxQueued());
    this.watch = new Watch(config, loop, nanos, gatherings, lifeSigns);
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
    Talk talk = talk(new Outlet(socket, turn, loop, config.closeGrace()));
    socket.textMessageHandler(talk::heard);
    socket.binaryMessageHandler(_ -> talk.heardBinary());
    socket.closeHandler(_ -> talk.ended(saidGoodbye(socket)));
  }

  /// Begins the conversation on a new wire; whoever holds the wire hands over what comes in.
  Talk talk(Wire wire) {
    var talk =
        new Talk(
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
    List<Future<Void>> leaving = gatherings.all().stream().map(Departures::serverStops).toList();
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

  private static List<View.Waiting> queue(Gathering in, boolean answers, Instant now) {
    var open = (GroupSession.Open) in.session().state();
    return answers ? in.views().waiting(open, now) : in.views().waitingWithoutAnswers(open, now);
  }

  private static Optional<SessionStatus.Now> now(GroupSession state) {
    return switch (state) {
      case GroupSession.Open open ->
          Optional.of(
              new SessionStatus.Now(
                  Names.kebab(open.phase()), open.waiting().size(), open.inRoom().size()));
      case GroupSession.Ended _ -> Optional.of(new SessionStatus.Now("ended", 0, 0));
      case GroupSession.NotScheduled _, GroupSession.Scheduled _ -> Optional.empty();
    };
  }

  Gatherings gatherings() {
    return gatherings;
  }

  private int connections() {
    return gatherings.all().stream().mapToInt(one -> one.seated().size()).sum();
  }

  /// What the practice wants done in a session that runs when no lead watches over it.
  public Safeguards safeguards(SessionId sessionId) {
    return gatherings
        .find(sessionId)
        .map(gathering -> safeguards(gathering.booking().policy()))
        .orElse(Safeguards.DEFAULT);
  }

  private static Safeguards safeguards(RoomPolicy policy) {
    return new Safeguards(
        policy.leaderless() == RoomPolicy.Leaderless.HOLD,
        policy.holdAfter(),
        policy.holdEndsAfter(),
        policy.callBackWithin());
  }
}
