package org.homegroup.signaling.preflight;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.preflight.NetworkMeasurement;
import org.homegroup.preflight.PreflightOutcome;
import org.homegroup.preflight.PreflightRefusal;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.session.Rejection;
import org.homegroup.session.state.GroupSession;
import org.homegroup.signaling.protocol.ClientMessage;
import org.homegroup.signaling.protocol.CloseCode;
import org.homegroup.signaling.protocol.Refusal;
import org.homegroup.signaling.protocol.ServerMessage;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.LiveRooms;
import org.homegroup.signaling.socket.MessageHandler;
import org.homegroup.signaling.socket.Transport;

/// Lets somebody who is booked check their line before they come: a conference of their own on the
/// real bridge, and the verdict. Nobody arrives by it, and nothing of it goes on record.
public final class PreflightHandler {

  static final Refusal NO_BRIDGE =
      new Refusal("no-bridge", "There is no video right now.", CloseCode.REFUSED, false);

  private final Authenticator credentials;
  private final LiveSessions sessions;
  private final LiveRooms gatherings;
  private final PreflightResults checks;
  private final MediaBridge bridge;
  private final ConferenceStore memory;
  private final TurnServers turnServers;
  private final Loop loop;
  private final InstantSource clock;
  private final Metrics metrics;
  private final int maxQueued;
  private final Set<PreflightRun> runs = new HashSet<>();
  private boolean stopping;

  public PreflightHandler(
      Authenticator credentials,
      LiveSessions sessions,
      LiveRooms gatherings,
      PreflightResults checks,
      MediaBridge bridge,
      ConferenceStore memory,
      TurnServers turnServers,
      Loop loop,
      InstantSource clock,
      Metrics metrics,
      int maxQueued) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.gatherings = gatherings;
    this.checks = checks;
    this.bridge = bridge;
    this.memory = memory;
    this.turnServers = turnServers;
    this.loop = loop;
    this.clock = clock;
    this.metrics = metrics;
    this.maxQueued = maxQueued;
  }

  /// Begins a check; fails with what [Refusal#of] explains.
  public Future<MessageHandler> greet(ClientMessage.Preflight check, Transport wire) {
    return credentials
        .part(check.protocol(), check.token(), check.sessionId())
        .compose(part -> begin(part.booking().sessionId(), part.personId(), wire));
  }

  private Future<MessageHandler> begin(SessionId session, PersonId person, Transport wire) {
    if (stopping || wire.isClosed()) {
      return Refusal.refuse("unavailable", "Trying again.", CloseCode.SERVER_STOPPING);
    }
    if (sessions.find(session).map(LiveSession::state).orElse(null) instanceof GroupSession.Ended) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (!bridge.available()) {
      return Refusal.refuse(NO_BRIDGE);
    }
    Optional<PreflightRefusal> refused = checks.begin(person);
    if (refused.isPresent()) {
      return Refusal.refuse(refused.get().code(), refused.get().explanation(), CloseCode.REFUSED);
    }
    var run =
        new PreflightRun(
            wire,
            maxQueued,
            metrics,
            each -> conference(session, each),
            found -> judge(session, person, found),
            over -> {
              runs.remove(over);
              checks.over(person);
            });
    runs.add(run);
    run.begin(loop, checks.lastsAtMost());
    return Future.succeededFuture(run);
  }

  private PreflightConference conference(SessionId session, PreflightRun run) {
    return new PreflightConference(
        bridge, session, memory, turnServers, loop, clock, run::send, run::noBridge);
  }

  private PreflightOutcome judge(SessionId session, PersonId person, NetworkMeasurement found) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    PreflightOutcome check = PreflightOutcome.of(found, now);
    checks.keep(session, person, check);
    gatherings.find(session).ifPresent(in -> in.broadcast().checked(person));
    return check;
  }

  /// From now on nobody checks.
  public void stop() {
    stopping = true;
    List.copyOf(runs).forEach(run -> run.end(CloseCode.SERVER_STOPPING));
  }

  static ServerMessage rejected(Refusal refusal) {
    return new ServerMessage.Rejected("preflight", refusal.code(), refusal.detail(), null);
  }
}
