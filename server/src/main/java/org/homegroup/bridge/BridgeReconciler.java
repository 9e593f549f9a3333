package org.homegroup.bridge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homegroup.loop.Timers;
import org.homegroup.session.ConnectionId;
import org.homegroup.session.MediaKind;
import org.homegroup.session.MediaPlan;
import org.homegroup.session.MediaPlan.Grant;
import org.homegroup.session.ParticipantId;
import org.homegroup.session.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the bridge to what a session's plan wants, and keeps it there: opens the conference when
/// somebody is to have media, closes it when nobody is, and starts again after the bridge was lost.
/// One for each live session, used on one context. What is to be cut is cut at once; what is to be
/// added or changed may wait for its turn and be tried again.
public final class BridgeReconciler {

  private static final Logger LOG = LoggerFactory.getLogger(BridgeReconciler.class);

  private final MediaBridge bridge;
  private final SessionId sessionId;
  private final ReconcilerListener listener;
  private final Timers timers;
  private final InstantSource clock;
  private final Runnable stopListening;
  private final Map<ParticipantId, EndpointKeeper> keepers = new LinkedHashMap<>();
  private final Map<ParticipantId, Wished> wished = new HashMap<>();
  private final Attempts attempts;
  private final Backoff backoff = new Backoff();
  private MediaPlan plan = MediaPlan.NONE;
  private Conference conference;

  /// Counts conferences: what an earlier one still tells, or answers, is not heard.
  private long generation;

  private boolean opening;
  private boolean possible;
  private boolean over;

  private record Wished(ConnectionId connectionId, VideoWishes wishes) {}

  /// Begins with nobody wanted. Tells the state of the bridge at once.
  ///
  /// @param attemptsBefore endpoints of each connection that may have been there before, made by
  ///     an earlier process: their ids are not used again
  public BridgeReconciler(
      MediaBridge bridge,
      SessionId sessionId,
      ReconcilerListener listener,
      Timers timers,
      InstantSource clock,
      int attemptsBefore) {
    this.attempts = new Attempts(attemptsBefore);
    this.bridge = bridge;
    this.sessionId = sessionId;
    this.listener = listener;
    this.timers = timers;
    this.clock = clock;
    this.stopListening = bridge.onAvailability(this::availability);
    this.possible = bridge.available();
    listener.bridgeState(possible);
  }

  /// For a session that is new.
  public BridgeReconciler(
      MediaBridge bridge,
      SessionId sessionId,
      ReconcilerListener listener,
      Timers timers,
      InstantSource clock) {
    this(bridge, sessionId, listener, timers, clock, 0);
  }

  /// What is wanted from now on; replaces what was wanted before. Cuts first.
  public void want(MediaPlan wanted) {
    if (over) {
      return;
    }
    plan = wanted;
    cutUnwanted();
    if (plan.isEmpty()) {
      closeConference();
      return;
    }
    if (conference == null) {
      open();
    } else {
      plan.grants().forEach(this::keep);
    }
  }

  /// A media message of a participant's browser. Heard only if it comes on the connection that has
  /// media, and names the endpoint that lives now. After a break of its line a browser says again
  /// what may have been lost: a description that was heard before is not heard twice.
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    EndpointKeeper keeper = keepers.get(participantId);
    if (conference != null
        && keeper != null
        && keeper.id().connectionId().equals(connectionId)
        && keeper.id().value().equals(endpoint)
        && keeper.isNew(signal)) {
      conference.receive(keeper.id(), signal);
    }
  }

  /// Which videos a participant's browser wants. Kept for the connection that said it: also before
  /// it has media, and over every new endpoint and conference.
  public void show(ParticipantId participantId, ConnectionId connectionId, VideoWishes wishes) {
    wished.put(participantId, new Wished(connectionId, wishes));
    EndpointKeeper keeper = keepers.get(participantId);
    if (keeper != null && keeper.id().connectionId().equals(connectionId)) {
      keeper.show(wishes);
    }
  }

  /// This participant's line is back: what the bridge receives on it is told again, because nothing
  /// was counted while nobody could be asked whether they are there.
  public void returned(ParticipantId participantId, ConnectionId connectionId) {
    EndpointKeeper keeper = keepers.get(participantId);
    if (keeper != null && keeper.id().connectionId().equals(connectionId)) {
      keeper.tellAgain();
    }
  }

  /// Cuts everybody and hears nothing more: the session has ended.
  public void close() {
    want(MediaPlan.NONE);
    over = true;
    stopListening.run();
  }

  private void cutUnwanted() {
    for (EndpointKeeper keeper : List.copyOf(keepers.values())) {
      Grant grant = plan.grants().get(keeper.participantId());
      if (grant == null || !grant.connectionId().equals(keeper.id().connectionId())) {
        keepers.remove(keeper.participantId());
        keeper.cut();
      }
    }
  }

  private void keep(ParticipantId participantId, Grant grant) {
    keepers
        .computeIfAbsent(participantId, _ -> keeper(participantId, grant.connectionId()))
        .want(grant.muted(), grant.away());
  }

  private EndpointKeeper keeper(ParticipantId participantId, ConnectionId connectionId) {
    EndpointKeeper keeper =
        new EndpointKeeper(new KeeperSite(generation), attempts, participantId, connectionId);
    Wished known = wished.get(participantId);
    if (known != null && known.connectionId().equals(connectionId)) {
      keeper.show(known.wishes());
    }
    return keeper;
  }

  private void open() {
    if (opening || conference != null || !plan.reachesSomebody() || !bridge.available()) {
      return;
    }
    opening = true;
    long opened = ++generation;
    bridge
        .open(sessionId, new Generation(opened))
        .onComplete(
            result -> {
              if (opened != generation) {
                // Overtaken by an empty plan or a dead bridge: nobody wants it any more.
                if (result.succeeded()) {
                  result.result().close();
                }
                return;
              }
              opening = false;
              if (result.succeeded()) {
                backoff.succeeded();
                possible(true);
                conference = result.result();
                plan.grants().forEach(this::keep);
              } else {
                LOG.warn("Session {}: no conference: {}", sessionId, result.cause().getMessage());
                // Every bridge may be drained, which is no matter for those who have one.
                if (result.cause() instanceof BridgeFailure.Unreachable) {
                  possible(false);
                }
                timers.after(backoff.next(), () -> retry(opened));
              }
            });
  }

  private void retry(long failed) {
    if (failed == generation) {
      open();
    }
  }

  private void availability(boolean available) {
    if (over) {
      return;
    }
    possible(available);
    if (available) {
      open();
    } else {
      conferenceLost(clock.instant());
    }
  }

  private void possible(boolean now) {
    if (possible != now) {
      possible = now;
      listener.bridgeState(now);
    }
  }

  private void closeConference() {
    Conference closing = conference;
    forgetConference();
    if (closing != null) {
      closing
          .close()
          .onFailure(
              e -> LOG.warn("Session {}: conference not closed: {}", sessionId, e.getMessage()));
    }
  }

  private void conferenceLost(Instant lastMediaAt) {
    forgetConference();
    List<EndpointKeeper> all = List.copyOf(keepers.values());
    keepers.clear();
    all.forEach(each -> each.gone(lastMediaAt));
  }

  private void forgetConference() {
    conference = null;
    opening = false;
    generation++;
  }

  /// The way out when a cut is not confirmed: the end of the conference cuts everybody, and those
  /// who are still wanted come back in a new one.
  private void startOver(String why) {
    LOG.error("Session {}: starting the conference over: {}", sessionId, why);
    Instant now = clock.instant();
    closeConference();
    conferenceLost(now);
    timers.after(backoff.next(), this::open);
  }

  /// What one conference tells, for as long as it is the current one.
  private final class Generation implements ConferenceListener {

    private final long mine;

    Generation(long mine) {
      this.mine = mine;
    }

    @Override
    public void signal(EndpointId endpointId, MediaSignal signal) {
      if (isCurrent(endpointId)) {
        listener.signal(endpointId, signal);
      }
    }

    @Override
    public void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
      if (isCurrent(endpointId)) {
        keepers.get(endpointId.participantId()).media(kind, up, at);
      }
    }

    @Override
    public void speaking(EndpointId endpointId, boolean speaking) {
      if (isCurrent(endpointId)) {
        listener.speaking(endpointId, speaking);
      }
    }

    @Override
    public void endpointFailed(EndpointId endpointId, String reason) {
      if (isCurrent(endpointId)) {
        LOG.info("Session {}: endpoint {} failed: {}", sessionId, endpointId, reason);
        keepers.get(endpointId.participantId()).failed();
      }
    }

    @Override
    public void lost(BridgeFailure failure, Instant lastMediaAt) {
      if (mine == generation) {
        LOG.warn("Session {}: conference lost: {}", sessionId, failure.getMessage());
        conferenceLost(lastMediaAt);
        timers.after(backoff.next(), BridgeReconciler.this::open);
      }
    }

    private boolean isCurrent(EndpointId endpointId) {
      EndpointKeeper keeper = keepers.get(endpointId.participantId());
      return mine == generation && keeper != null && keeper.id().equals(endpointId);
    }
  }

  /// What a keeper may use of the reconciler, for as long as its conference lives.
  private final class KeeperSite implements EndpointKeeper.Site {

    private final long mine;
    private final Conference where = conference;

    KeeperSite(long mine) {
      this.mine = mine;
    }

    @Override
    public Conference conference() {
      return where;
    }

    @Override
    public boolean alive() {
      return mine == generation;
    }

    @Override
    public ReconcilerListener listener() {
      return listener;
    }

    @Override
    public Timers timers() {
      return timers;
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public void cutFailed(String why) {
      startOver(why);
    }
  }
}
