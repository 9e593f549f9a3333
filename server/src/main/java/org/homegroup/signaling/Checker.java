package org.homegroup.signaling;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bridge.ConferenceMemory;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.check.CheckRefusal;
import org.homegroup.check.LineCheck;
import org.homegroup.check.LineChecks;
import org.homegroup.check.LineFound;
import org.homegroup.loop.Loop;
import org.homegroup.metrics.Metrics;
import org.homegroup.session.GroupSession;
import org.homegroup.session.PersonId;
import org.homegroup.session.Rejection;
import org.homegroup.session.SessionId;
import org.homegroup.session.live.LiveSession;
import org.homegroup.session.live.LiveSessions;
import org.homegroup.turn.Relays;

/// Lets somebody who is booked check their line before they come: a conference of their own on the
/// real bridge, and the verdict. Nobody arrives by it, and nothing of it goes on record.
final class Checker {

  static final Refusal NO_BRIDGE =
      new Refusal("no-bridge", "There is no video right now.", CloseCode.REFUSED, false);

  private final Credentials credentials;
  private final LiveSessions sessions;
  private final Gatherings gatherings;
  private final LineChecks checks;
  private final MediaBridge bridge;
  private final ConferenceMemory memory;
  private final Relays relays;
  private final Loop loop;
  private final InstantSource clock;
  private final Metrics metrics;
  private final int maxQueued;
  private final Set<CheckRun> runs = new HashSet<>();
  private boolean stopping;

  Checker(
      Credentials credentials,
      LiveSessions sessions,
      Gatherings gatherings,
      LineChecks checks,
      MediaBridge bridge,
      ConferenceMemory memory,
      Relays relays,
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
    this.relays = relays;
    this.loop = loop;
    this.clock = clock;
    this.metrics = metrics;
    this.maxQueued = maxQueued;
  }

  /// Begins a check; fails with what [Refusal#of] explains.
  Future<Speaker> greet(ClientMessage.Check check, Wire wire) {
    return credentials
        .part(check.protocol(), check.token(), check.sessionId())
        .compose(part -> begin(part.booking().sessionId(), part.personId(), wire));
  }

  private Future<Speaker> begin(SessionId session, PersonId person, Wire wire) {
    if (stopping || wire.isClosed()) {
      return Refusal.refuse("unavailable", "Trying again.", CloseCode.SERVER_STOPPING);
    }
    if (sessions.find(session).map(LiveSession::state).orElse(null) instanceof GroupSession.Ended) {
      return Refusal.refuse(Rejection.SESSION_ENDED);
    }
    if (!bridge.available()) {
      return Refusal.refuse(NO_BRIDGE);
    }
    Optional<CheckRefusal> refused = checks.begin(person);
    if (refused.isPresent()) {
      return Refusal.refuse(refused.get().code(), refused.get().explanation(), CloseCode.REFUSED);
    }
    var run =
        new CheckRun(
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

  private CheckConference conference(SessionId session, CheckRun run) {
    return new CheckConference(
        bridge, session, memory, relays, loop, clock, run::send, run::noBridge);
  }

  private LineCheck judge(SessionId session, PersonId person, LineFound found) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LineCheck check = LineCheck.of(found, now);
    checks.keep(session, person, check);
    gatherings.find(session).ifPresent(in -> in.broadcast().checked(person));
    return check;
  }

  /// From now on nobody checks.
  void stop() {
    stopping = true;
    List.copyOf(runs).forEach(run -> run.end(CloseCode.SERVER_STOPPING));
  }

  static ServerMessage rejected(Refusal refusal) {
    return new ServerMessage.Rejected("check", refusal.code(), refusal.detail(), null);
  }
}
