package org.homegroup.bridge.reconcile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.MediaPlan.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One conference of a reconciler, from the moment it is asked for until it is closed or lost: a
/// keeper for everybody who is to be in it, and what the bridge tells of them. What the bridge
/// still says or answers when it is over is not heard.
final class ConferenceSession implements Consumer<ConferenceEvent>, EndpointReconciler.Site {

  private static final Logger LOG = LoggerFactory.getLogger(ConferenceSession.class);

  /// What it needs of the reconciler.
  interface Owner {
    /// It is gone, and so is everybody in it.
    void lost(ConferenceSession conference, BridgeFailure failure);

    /// Somebody may have media who must not: end it.
    void startOver(ConferenceSession conference, String why);
  }

  private final ReconcilerContext site;
  private final Owner owner;
  private final Map<ParticipantId, EndpointReconciler> keepers = new LinkedHashMap<>();
  private Conference conference;
  private boolean over;

  ConferenceSession(ReconcilerContext site, Owner owner) {
    this.site = site;
    this.owner = owner;
  }

  /// The bridge has it. Those who are in it already stay if they are in the plan, there or away;
  /// the others are cut.
  void opened(Conference opened, MediaPlan plan) {
    conference = opened;
    for (LivingEndpoint living : opened.living()) {
      var keeper = new EndpointReconciler(this, site.attempts(), living);
      Grant grant = plan.grants().get(keeper.participantId());
      boolean stays =
          grant != null
              && grant.connectionId().equals(living.id().connectionId())
              && keepers.putIfAbsent(keeper.participantId(), keeper) == null;
      if (stays) {
        welcome(keeper);
        living.up().forEach(kind -> keeper.media(kind, true, now()));
      } else {
        keeper.cut();
      }
    }
    keep(plan);
  }

  /// Brings everybody to the plan; nothing before the conference is there.
  void keep(MediaPlan plan) {
    if (conference != null) {
      plan.grants().forEach(this::keep);
    }
  }

  private void keep(ParticipantId participantId, Grant grant) {
    if (over) {
      // Lost with one of those before.
      return;
    }
    keepers
        .computeIfAbsent(
            participantId,
            _ ->
                welcome(
                    new EndpointReconciler(
                        this, site.attempts(), participantId, grant.connectionId())))
        .want(grant.muted(), grant.away(), grant.screen());
  }

  private EndpointReconciler welcome(EndpointReconciler keeper) {
    site.wishes().of(keeper.participantId(), keeper.id().connectionId()).ifPresent(keeper::show);
    return keeper;
  }

  /// Cuts everybody who is not in the plan, or is in it with another connection.
  void cut(MediaPlan plan) {
    for (EndpointReconciler keeper : List.copyOf(keepers.values())) {
      Grant grant = plan.grants().get(keeper.participantId());
      if (grant == null || !grant.connectionId().equals(keeper.id().connectionId())) {
        keepers.remove(keeper.participantId());
        keeper.cut();
      }
    }
  }

  /// The keeper of this participant, if it is this connection that has media.
  Optional<EndpointReconciler> keeper(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(keepers.get(participantId))
        .filter(keeper -> keeper.id().connectionId().equals(connectionId));
  }

  /// Ends it for everybody.
  void close() {
    over = true;
    if (conference != null) {
      conference
          .close()
          .onFailure(e -> LOG.warn("Conference {} not closed: {}", site.id(), e.getMessage()));
    }
  }

  /// There is no conference any more, since `lastMediaAt`.
  void gone(Instant lastMediaAt) {
    over = true;
    List<EndpointReconciler> all = List.copyOf(keepers.values());
    keepers.clear();
    all.forEach(each -> each.gone(lastMediaAt));
  }

  @Override
  public void accept(ConferenceEvent event) {
    if (over) {
      return;
    }
    switch (event) {
      case ConferenceEvent.Signal it -> living(it.endpointId()).ifPresent(_ -> site.publish(it));
      case ConferenceEvent.SpeakingChanged it ->
          living(it.endpointId()).ifPresent(_ -> site.publish(it));
      case ConferenceEvent.MediaChanged it ->
          living(it.endpointId()).ifPresent(keeper -> keeper.media(it.kind(), it.up(), it.at()));
      case ConferenceEvent.EndpointFailed it ->
          living(it.endpointId()).ifPresent(keeper -> failed(keeper, it));
      case ConferenceEvent.SnapshotChanged it -> site.remember(it.snapshot());
      case ConferenceEvent.Lost it -> {
        gone(it.lastMediaAt());
        owner.lost(this, it.failure());
      }
    }
  }

  private void failed(EndpointReconciler keeper, ConferenceEvent.EndpointFailed event) {
    LOG.info(
        "Conference {}: endpoint {} failed: {}", site.id(), event.endpointId(), event.reason());
    keeper.failed();
  }

  private Optional<EndpointReconciler> living(EndpointId endpointId) {
    return Optional.ofNullable(keepers.get(endpointId.participantId()))
        .filter(keeper -> keeper.id().equals(endpointId));
  }

  @Override
  public Conference conference() {
    return conference;
  }

  @Override
  public boolean alive() {
    return !over;
  }

  @Override
  public void publish(MediaEvent event) {
    site.publish(event);
  }

  @Override
  public Timers timers() {
    return site.timers();
  }

  @Override
  public Instant now() {
    return site.now();
  }

  @Override
  public void cutFailed(String why) {
    if (!over) {
      owner.startOver(this, why);
    }
  }
}
