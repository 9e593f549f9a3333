package org.homegroup.signaling.preflight;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.preflight.PreflightRefusal;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.LiveRooms;
import org.homegroup.signaling.room.RoomEnvironment;
import org.homegroup.signaling.socket.MessageHandler;
import org.homegroup.signaling.socket.Transport;

/// Lets a person who is booked check their connection before they come: a conference of their own
/// on the real bridge, and a rating. Nobody arrives by it, and nothing of it goes on record.
public final class PreflightHandler {

  static final Refusal NO_BRIDGE = new Refusal("no-bridge", CloseCode.REFUSED, false);

  private final RoomEnvironment node;
  private final Authenticator authenticator;
  private final LiveRooms rooms;
  private final Set<PreflightRun> runs = new HashSet<>();
  private boolean stopping;

  public PreflightHandler(RoomEnvironment node, Authenticator authenticator, LiveRooms rooms) {
    this.node = node;
    this.authenticator = authenticator;
    this.rooms = rooms;
  }

  /// Begins a check; fails with what [Refusal#of] explains.
  public Future<MessageHandler> greet(ClientMessage.Preflight preflight, Transport transport) {
    return authenticator
        .part(preflight.token(), preflight.sessionId())
        .compose(part -> begin(part.booking().sessionId(), part.personId(), transport));
  }

  private Future<MessageHandler> begin(SessionId session, PersonId person, Transport transport) {
    if (stopping || transport.isClosed()) {
      return Refusal.refuse("unavailable", CloseCode.SERVER_STOPPING);
    }
    if (hasEnded(session)) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (!node.ports().media().bridge().available()) {
      return Refusal.refuse(NO_BRIDGE);
    }
    PreflightResults preflights = node.ports().preflights();
    Optional<PreflightRefusal> refused = preflights.begin(person);
    if (refused.isPresent()) {
      return Refusal.refuse(refused.get().code(), CloseCode.REFUSED);
    }
    var run =
        new PreflightRun(
            transport,
            node.config().maxQueued(),
            node.metrics(),
            each -> conference(session, each),
            found -> judge(session, person, found),
            over -> {
              runs.remove(over);
              preflights.over(person);
            });
    runs.add(run);
    run.begin(node.time().loop(), preflights.lastsAtMost());
    return Future.succeededFuture(run);
  }

  private boolean hasEnded(SessionId session) {
    return node.ports().sessions().find(session).map(LiveSession::state).orElse(null)
        instanceof GroupSession.Ended;
  }

  private PreflightConference conference(SessionId session, PreflightRun run) {
    return new PreflightConference(
        node.ports().media(), node.time(), session, run::send, run::noBridge);
  }

  private PreflightOutcome judge(SessionId session, PersonId person, NetworkMeasurement found) {
    Instant now = node.time().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    PreflightOutcome outcome = PreflightOutcome.of(found, now);
    node.ports().preflights().keep(session, person, outcome);
    rooms.find(session).ifPresent(room -> room.preflightDone(person));
    return outcome;
  }

  /// Refuses every check from now on, and ends those under way.
  public void stop() {
    stopping = true;
    List.copyOf(runs).forEach(run -> run.end(CloseCode.SERVER_STOPPING));
  }

  static ServerMessage rejected(Refusal refusal) {
    return new ServerMessage.Rejected("preflight", refusal.code(), null);
  }
}
