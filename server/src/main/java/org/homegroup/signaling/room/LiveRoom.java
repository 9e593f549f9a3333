package org.homegroup.signaling.room;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.reconcile.SessionMedia;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.practice.Booking;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.ObservationQueue;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.SessionStarted;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.Seat;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.protocol.View;
import org.homegroup.signaling.socket.Transport;

/// One session on this node while people are connected to it, or may come back. It is the only
/// consumer of the session's commits: [#committed] lists all effects of a commit in their order.
/// Used on the live loop.
public final class LiveRoom {

  private static final int ATTEMPTS_A_VERSION = 1_000;
  private static final int VERSIONS = 2_000_000;

  private final RoomEnvironment node;
  private final LiveSession session;
  private final Booking booking;
  private final Consumer<LiveRoom> whenEnded;
  private final ConnectionRegistry connections = new ConnectionRegistry();
  private final EphemeralState ephemeral = new EphemeralState();
  private final CheckInCache checkIns;
  private final ViewMapper views;
  private final LiveAttendance attendance;
  private final TalkTime talkTime;
  private final Broadcast broadcast;
  private final CrisisNotifier crises;
  private final TaskNotifier tasks;
  private final RoomCommands commands;
  private final ObservationQueue observations;
  private final DisconnectReporter disconnects;
  private final MediaLink mediaLink;
  private final SessionMedia media;

  /// Opens the room with nobody in it.
  ///
  /// @param whenEnded called once, when the session has ended
  LiveRoom(
      RoomEnvironment node,
      LiveSession session,
      Booking booking,
      RoomPast past,
      Consumer<LiveRoom> whenEnded) {
    this.node = node;
    this.session = session;
    this.booking = booking;
    this.whenEnded = whenEnded;
    RoomPorts ports = node.ports();
    Loop loop = node.time().loop();
    checkIns = new CheckInCache(booking, ports.checkIns(), loop, session::state);
    views = new ViewMapper(booking, ephemeral, ports.preflights(), checkIns);
    attendance = new LiveAttendance(past.events());
    talkTime = new TalkTime(loop, connections, session::now, hasStarted(session.state()));
    int window = node.config().resumeWindow();
    broadcast = new Broadcast(session, connections, views, ephemeral, attendance, talkTime, window);
    crises = new CrisisNotifier(session, booking, connections);
    tasks = new TaskNotifier(node, session, booking, connections);
    commands = new RoomCommands(node, session, booking, connections, tasks);
    observations = new ObservationQueue(session, loop);
    disconnects = new DisconnectReporter(session, connections, observations);
    mediaLink =
        new MediaLink(node, session, connections, ephemeral, broadcast, talkTime, observations);
    media =
        new SessionMedia(
            ports.media().bridge(),
            session.sessionId(),
            mediaLink,
            ports.media().store(),
            loop,
            node.time().clock(),
            past.conferences(),
            attemptsBefore(session.version()));
    session.onCommit(this::committed);
    media.apply(MediaPlan.of(session.state()));
    checkIns.readMissing(broadcast::checkInsRead);
  }

  private static boolean hasStarted(GroupSession state) {
    return state instanceof Open open && open.progress().startedAt().isPresent();
  }

  /// A server that starts again goes on with a longer ledger, by at least the end of one
  /// connection, so its endpoints have other numbers than those that a page may still hold.
  private static int attemptsBefore(long version) {
    return (int) (version % VERSIONS) * ATTEMPTS_A_VERSION;
  }

  /// The effects of a commit, in their order.
  private void committed(Commit commit) {
    // First what messages are made of: minutes, and who waits, went away or was held.
    attendance.apply(commit.events());
    ephemeral.committed(commit);
    // Screens next: crises, tasks and answers below refer to participants who must be on them.
    broadcast.committed(commit);
    if (commit.after() instanceof Ended) {
      ended(commit);
      return;
    }
    crises.committed();
    // Tasks after crises: a task names the crisis that it is about.
    tasks.committed();
    // Answers that another node committed are read after the screens show that they were given.
    checkIns.readMissing(broadcast::checkInsRead);
    // Media after this turn: a connection is welcomed before it is sent media messages.
    if (!MediaPlan.of(commit.after()).equals(MediaPlan.of(commit.before()))) {
      afterThisTurn(() -> media.apply(MediaPlan.of(session.state())));
    }
    // After the plan, which may just have opened the endpoint of the connection that is back.
    returned(commit.events());
    // Last: nothing else depends on it, and leads are told after some seconds only.
    if (commit.events().stream().anyMatch(SessionStarted.class::isInstance)) {
      talkTime.begins();
    }
  }

  /// The session is over; everybody has been told by the broadcast.
  private void ended(Commit end) {
    // Before the bridge is asked for anything: telephone callbacks that nobody took are recorded.
    tasks.ended(end);
    media.close();
    talkTime.ends();
    node.ports().preflights().forget(sessionId());
    // Last: from here on the node does not find this room.
    whenEnded.accept(this);
  }

  private void returned(List<SessionEvent> events) {
    for (SessionEvent event : events) {
      if (event instanceof ConnectionUp up) {
        afterThisTurn(() -> media.connectionResumed(up.participantId(), up.connectionId()));
      }
    }
  }

  private void afterThisTurn(Runnable task) {
    node.time().loop().execute(task);
  }

  public SessionId sessionId() {
    return session.sessionId();
  }

  public Instant now() {
    return session.now();
  }

  /// At most one for each participant.
  public Collection<Connection> connections() {
    return connections.all();
  }

  /// Those who wait, as leads see them; without their answers for the front desk. Empty when the
  /// session is not open.
  public List<View.Waiting> waiting(boolean withAnswers, Instant now) {
    if (!(session.state() instanceof Open open)) {
      return List.of();
    }
    return withAnswers ? views.waiting(open, now) : views.waitingWithoutAnswers(open, now);
  }

  /// Whether the session has this place now.
  boolean has(String place) {
    return MediaPlan.of(session.state()).containsKey(place);
  }

  /// Takes a seat for the person who said hello, and welcomes the connection. Fails with what
  /// [org.homegroup.signaling.protocol.Refusal#of] explains.
  Future<ParticipantConnection> join(
      JoinAttempt.Part part, ClientMessage.Hello hello, Transport transport) {
    var attempt =
        new JoinAttempt(
            session,
            connections,
            disconnects,
            part,
            hello.resume().flatMap(ClientMessage.LeftOff::connectionId),
            node.config().pingInterval());
    return attempt
        .arrive(hello.device())
        .map(
            seat -> {
              var connection = new Connection(node, transport, seat);
              connection.heard(now(), node.time().nanos().getAsLong());
              welcome(seat, connection, hello);
              return new ParticipantConnection(this, connection);
            });
  }

  /// In this order: the welcome creates the screen that all other messages change.
  private void welcome(Seat seat, Connection connection, ClientMessage.Hello hello) {
    connection.follow(seat);
    connections.add(connection);
    broadcast.welcome(seat, connection, hello.resume(), node.limits());
    if (connection.audienceKind() == AudienceKind.LEADS) {
      talkTime.tell(connection);
    }
    crises.welcomed(connection);
    tasks.welcomed(connection);
    mediaLink.resend(connection);
  }

  /// Records the end of a connection, once.
  void disconnected(Connection connection, Instant lastSeenAt) {
    disconnects.lost(connection, lastSeenAt);
  }

  /// Says goodbye to all connections, and records that they end now.
  public Future<Void> serverStops() {
    return disconnects.serverStops();
  }

  /// A participant used their own microphone or camera switch.
  void sendingChanged(Connection connection, View.Kinds kinds) {
    if (ephemeral.sending(connection.participantId(), kinds) && connection.inRoom()) {
      broadcast.sendingChanged(new ServerMessage.SendingChanged(connection.participantId(), kinds));
    }
  }

  /// A lead's screen shows the queue as of this version: those who wait may be told that they were
  /// seen.
  void queueSeen(Connection lead, long version) {
    if (lead.audienceKind() == AudienceKind.LEADS) {
      ephemeral.queueSeen(lead.connectionId(), Math.min(version, session.version()));
      broadcast.queueSeen();
    }
  }

  /// Sends this connection the videos that its screen shows, and no others.
  void receiverConstraints(Connection connection, ReceiverConstraints constraints) {
    media.setReceiverConstraints(
        connection.participantId(), connection.connectionId(), constraints);
  }

  /// Passes a media message of a browser to the bridge.
  void mediaSignal(Connection connection, String endpoint, MediaSignal signal) {
    media.receive(connection.participantId(), connection.connectionId(), endpoint, signal);
  }

  /// Carries out what a participant asks for, once; the answer is `done` or `rejected`.
  Future<ServerMessage> carryOut(ClientMessage.Asked asked, Connection by) {
    return commands.carryOut(asked, by);
  }

  /// Commits answers to the ledger. Leads see them with the commit: the card goes ahead of it, and
  /// nothing is read back.
  Future<Outcome> receiveCheckIn(CheckInCard card, Function<Instant, SessionCommand> command) {
    checkIns.expect(card);
    return session
        .submit(command)
        .onComplete(
            done -> {
              if (!(done.result() instanceof Outcome.Done)) {
                checkIns.withdraw(card.checkInId());
              }
            });
  }

  /// A person checked their connection: leads see it if that person waits now.
  public void preflightDone(PersonId person) {
    broadcast.preflightDone(person);
  }

  /// Observations that are not on record yet.
  int unrecorded() {
    return observations.waiting();
  }

  /// All that this seat's screen would show now.
  View.Shared view(Open open, Seat seat) {
    return broadcast.view(open, seat);
  }
}
