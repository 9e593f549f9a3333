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

/// One conference of a [BridgeReconciler], from the request to open it until it is closed or lost.
/// It has an [EndpointReconciler] per participant and handles the bridge's events. Events and
/// results after the end are ignored.
final class ConferenceSession implements Consumer<ConferenceEvent>, EndpointReconciler.Context {

  private static final Logger LOG = LoggerFactory.getLogger(ConferenceSession.class);

  /// The reconciler that owns this conference.
  interface Owner {
    /// Called when the conference and all its endpoints are lost.
    void lost(ConferenceSession conference, BridgeFailure failure);

    /// Called when media may flow that must not: the conference has to be closed.
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

  /// Called when the bridge has opened the conference. Adopted endpoints that are in the plan stay,
  /// even if their participants are away; others are removed.
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

  /// Applies the plan to all endpoints. Does nothing before the conference is open.
  void reconcile(MediaPlan plan) {
    if (conference != null) {
      plan.grants().forEach(this::reconcile);
    }
  }

  private void reconcile(ParticipantId participantId, Grant grant) {
    if (closed) {
      // The conference was lost while an earlier endpoint was handled.
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

  /// Removes the endpoints that are not in the plan, or that the plan has with another connection.
  void removeUnplanned(MediaPlan plan) {
    for (EndpointReconciler reconciler : List.copyOf(reconcilers.values())) {
      Grant grant = plan.grants().get(reconciler.participantId());
      if (grant == null || !grant.connectionId().equals(reconciler.id().connectionId())) {
        reconcilers.remove(reconciler.participantId());
        reconciler.remove();
      }
    }
  }

  /// Returns the participant's reconciler, if this connection is the one that has media.
  Optional<EndpointReconciler> reconciler(ParticipantId participantId, ConnectionId connectionId) {
    return Optional.ofNullable(reconcilers.get(participantId))
        .filter(reconciler -> reconciler.id().connectionId().equals(connectionId));
  }

  /// Closes the conference on the bridge.
  void close() {
    closed = true;
    if (conference != null) {
      conference
          .close()
          .onFailure(e -> LOG.warn("Conference {} not closed: {}", context.id(), e.getMessage()));
    }
  }

  /// Marks the conference as lost since `lastMediaAt`.
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
