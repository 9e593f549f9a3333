package org.homegroup.bridge.reconcile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
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
final class ConferenceSession implements Consumer<ConferenceEvent>, EndpointReconciler.Context {

  private static final Logger LOG = LoggerFactory.getLogger(ConferenceSession.class);

  /// What it needs of the reconciler.
  interface Owner {
    /// It is gone, and so is everybody in it.
    void lost(ConferenceSession conference, BridgeFailure failure);

    /// Somebody may have media who must not: end it.
    void restart(ConferenceSession conference, String why);
  }

  private final ReconcilerContext context;
  private final Owner owner;
  private final Map<ParticipantId, EndpointReconciler> reconcilers = new LinkedHashMap<>();
  private Conference conference;
  private boolean closed;

  ConferenceSession(ReconcilerContext context, Owner owner) {
    this.context = context;
    this.owner = owner;
  }

  /// The bridge has it. Those who are in it already stay if they are in the plan, there or away;
  /// the others are cut.
  void opened(Conference opened, MediaPlan plan) {
    conference = opened;
    for (AdoptedEndpoint adopted : opened.adopted()) {
      var reconciler = new EndpointReconciler(this, context.ids(), adopted);
      Grant grant = plan.grants().get(reconciler.participantId());
      boolean stays =
          grant != null
              && grant.connectionId().equals(adopted.id().connectionId())
              && reconcilers.putIfAbsent(reconciler.participantId(), reconciler) == null;
      if (stays) {
        withConstraints(reconciler);
        adopted.up().forEach(kind -> reconciler.media(kind, true, now()));
      } else {
        reconciler.remove();
      }
    }
    reconcile(plan);
  }

  /// Brings everybody to the plan; nothing before the conference is there.
  void reconcile(MediaPlan plan) {
    if (conference != null) {
      plan.grants().forEach(this::reconcile);
    }
  }

  private void reconcile(ParticipantId participantId, Grant grant) {
    if (closed) {
      // Lost with one of those before.
      return;
    }
    reconcilers
        .computeIfAbsent(
            participantId,
            _ ->
                withConstraints(
                    new EndpointReconciler(
                        this, context.ids(), participantId, grant.connectionId())))
        .apply(grant.muted(), grant.away(), grant.screen());
  }

  private EndpointReconciler withConstraints(EndpointReconciler reconciler) {
    context
        .constraints()
        .of(reconciler.participantId(), reconciler.id().connectionId())
        .ifPresent(reconciler::setReceiverConstraints);
    return reconciler;
  }

  /// Cuts everybody who is not in the plan, or is in it with another connection.
  void removeUnplanned(MediaPlan plan) {
    for (EndpointReconciler reconciler : List.copyOf(reconcilers.values())) {
      Grant grant = plan.grants().get(reconciler.participantId());
      if (grant == null || !grant.connectionId().equals(reconciler.id().connectionId())) {
        reconcilers.remove(reconciler.participantId());
        reconciler.remove();
      }
    }
  }

  /// The keeper of this participant, if it is this connection that has media.
  Optional<EndpointReconciler> reconciler(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(reconcilers.get(participantId))
        .filter(reconciler -> reconciler.id().connectionId().equals(connectionId));
  }

  /// Ends it for everybody.
  void close() {
    closed = true;
    if (conference != null) {
      conference
          .close()
          .onFailure(e -> LOG.warn("Conference {} not closed: {}", context.id(), e.getMessage()));
    }
  }

  /// There is no conference any more, since `lastMediaAt`.
  void lost(Instant lastMediaAt) {
    closed = true;
    List<EndpointReconciler> all = List.copyOf(reconcilers.values());
    reconcilers.clear();
    all.forEach(each -> each.lost(lastMediaAt));
  }

  @Override
  public void accept(ConferenceEvent event) {
    if (closed) {
      return;
    }
    switch (event) {
      case ConferenceEvent.Signal it ->
          current(it.endpointId()).ifPresent(_ -> context.publish(it));
      case ConferenceEvent.SpeakingChanged it ->
          current(it.endpointId()).ifPresent(_ -> context.publish(it));
      case ConferenceEvent.MediaChanged it ->
          current(it.endpointId())
              .ifPresent(reconciler -> reconciler.media(it.kind(), it.up(), it.at()));
      case ConferenceEvent.EndpointFailed it ->
          current(it.endpointId()).ifPresent(reconciler -> failed(reconciler, it));
      case ConferenceEvent.SnapshotChanged it -> context.saveSnapshot(it.snapshot());
      case ConferenceEvent.Lost it -> {
        lost(it.lastMediaAt());
        owner.lost(this, it.failure());
      }
    }
  }

  private void failed(EndpointReconciler reconciler, ConferenceEvent.EndpointFailed event) {
    LOG.info(
        "Conference {}: endpoint {} failed: {}", context.id(), event.endpointId(), event.reason());
    reconciler.failed();
  }

  private Optional<EndpointReconciler> current(EndpointId endpointId) {
    return Optional.ofNullable(reconcilers.get(endpointId.participantId()))
        .filter(reconciler -> reconciler.id().equals(endpointId));
  }

  @Override
  public Conference conference() {
    return conference;
  }

  @Override
  public boolean isCurrent() {
    return !closed;
  }

  @Override
  public void publish(MediaEvent event) {
    context.publish(event);
  }

  @Override
  public Timers timers() {
    return context.timers();
  }

  @Override
  public Instant now() {
    return context.now();
  }

  @Override
  public void removalFailed(String why) {
    if (!closed) {
      owner.restart(this, why);
    }
  }
}
