package org.homegroup;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.Optional;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.config.Config;
import org.homegroup.http.LiveSide;
import org.homegroup.identity.AccessTokens;
import org.homegroup.identity.Principal;
import org.homegroup.journal.Journal;
import org.homegroup.loop.Loop;
import org.homegroup.metrics.Metrics;
import org.homegroup.practice.PracticeDirectory;
import org.homegroup.practice.SessionStatus;
import org.homegroup.session.LifeSigns;
import org.homegroup.session.LiveSessions;
import org.homegroup.session.PersonId;
import org.homegroup.session.Recovery;
import org.homegroup.session.SessionId;
import org.homegroup.session.SessionKeeper;
import org.homegroup.signaling.Signaling;

/// The live part of one node, put together on its one event loop: sessions, the clock that acts on
/// them, and the live socket.
final class LiveNode implements LiveSide {

  private final Config config;
  private final InstantSource clock;
  private final Metrics metrics;
  private final Journal journal;
  private final LifeSigns lifeSigns;
  private final BridgePool bridges;
  private final AccessTokens tokens;
  private final PracticeDirectory directory;
  private SessionKeeper keeper;
  private Signaling signaling;

  LiveNode(
      Config config,
      InstantSource clock,
      Metrics metrics,
      Journal journal,
      LifeSigns lifeSigns,
      BridgePool bridges,
      AccessTokens tokens,
      PracticeDirectory directory) {
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    this.journal = journal;
    this.lifeSigns = lifeSigns;
    this.bridges = bridges;
    this.tokens = tokens;
    this.directory = directory;
  }

  /// Connections that died with the last server are closed before the first new one is taken.
  @Override
  public Future<?> start(Context context) {
    Loop loop = Loop.of(context);
    bridges.start(loop);
    var sessions = new LiveSessions(journal, clock, loop);
    var graces =
        new SessionKeeper.Graces(
            config.session().waitingGrace(),
            config.session().awayGrace(),
            config.session().closeAfter());
    keeper = new SessionKeeper(loop, sessions, graces);
    signaling =
        new Signaling(
            config.signaling(),
            loop,
            clock,
            System::nanoTime,
            metrics,
            this::verify,
            directory::booking,
            sessions,
            lifeSigns,
            bridges);
    return new Recovery(journal, lifeSigns, sessions)
        .run()
        .onSuccess(
            _ -> {
              keeper.start();
              signaling.start();
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

  /// Asked from any thread before the first start too.
  Optional<SessionStatus.Now> status(SessionId sessionId) {
    return signaling == null ? Optional.empty() : signaling.status().of(sessionId);
  }

  private Future<PersonId> verify(String token) {
    return tokens
        .verify(token)
        .compose(
            principal ->
                principal
                    .map(Principal::personId)
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture("not a valid token")));
  }
}
