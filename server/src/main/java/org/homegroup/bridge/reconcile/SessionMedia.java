package org.homegroup.bridge.reconcile;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.MediaEvent;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.state.MediaPlan;

/// The media of one session: one conference per place (the group and its side-rooms), each with a
/// [BridgeReconciler]. A participant who changes places is removed from the one before being added
/// to the other. Used on one context.
public final class SessionMedia {

  private final MediaBridge bridge;
  private final SessionId sessionId;
  private final Consumer<MediaEvent> consumer;
  private final ConferenceStore store;
  private final Timers timers;
  private final InstantSource clock;
  private final Map<String, JsonObject> storedSnapshots;
  private final EndpointIdAllocator ids;
  private final ConstraintsByParticipant constraints = new ConstraintsByParticipant();
  private final Map<String, BridgeReconciler> reconcilers = new LinkedHashMap<>();
  private Map<String, MediaPlan> plans = Map.of();

  /// Starts with empty plans. Publishes the availability of the bridge at once.
  ///
  /// @param storedSnapshots the snapshots of an earlier server, by place
  /// @param attempts the number of endpoints that each connection may have had; their ids are not
  ///     reused
  public SessionMedia(
      MediaBridge bridge,
      SessionId sessionId,
      Consumer<MediaEvent> consumer,
      ConferenceStore store,
      Timers timers,
      InstantSource clock,
      Map<String, JsonObject> storedSnapshots,
      int attempts) {
    this.bridge = bridge;
    this.sessionId = sessionId;
    this.consumer = consumer;
    this.store = store;
    this.timers = timers;
    this.clock = clock;
    this.storedSnapshots = new HashMap<>(storedSnapshots);
    this.ids = new EndpointIdAllocator(attempts);
    reconciler(MediaPlan.GROUP);
  }

  /// Replaces the plans of all places. A place that is not named is closed.
  public void apply(SequencedMap<String, MediaPlan> target) {
    for (String place : List.copyOf(reconcilers.keySet())) {
      MediaPlan staying = target.getOrDefault(place, MediaPlan.NONE);
      if (plans.containsKey(place) && (reconcilers.size() > 1 || target.size() > 1)) {
        reconcilers.get(place).apply(staying.only(plans.get(place)));
      }
      if (!target.containsKey(place)) {
        reconcilers.remove(place).close();
      }
    }
    plans = Map.copyOf(target);
    target.forEach((place, plan) -> reconciler(place).apply(plan));
  }

  /// Handles a media message of a participant's browser; see [BridgeReconciler#receive].
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    reconcilers
        .values()
        .forEach(each -> each.receive(participantId, connectionId, endpoint, signal));
  }

  /// Sets the videos that a participant's browser wants, in whichever place the participant is.
  public void setReceiverConstraints(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints target) {
    constraints.put(participantId, connectionId, target);
    reconcilers
        .values()
        .forEach(each -> each.setReceiverConstraints(participantId, connectionId, target));
  }

  /// Called when the participant's connection was resumed; see
  /// [BridgeReconciler#connectionResumed].
  public void connectionResumed(ParticipantId participantId, ConnectionId connectionId) {
    reconcilers.values().forEach(each -> each.connectionResumed(participantId, connectionId));
  }

  /// Removes all endpoints and ignores further calls, because the session has ended.
  public void close() {
    reconcilers.values().forEach(BridgeReconciler::close);
    reconcilers.clear();
  }

  private BridgeReconciler reconciler(String place) {
    return reconcilers.computeIfAbsent(
        place,
        _ ->
            new BridgeReconciler(
                bridge,
                new ReconcilerContext(
                    new ConferenceId(sessionId, place),
                    place.equals(MediaPlan.GROUP) ? consumer : this::publishBesideTheGroup,
                    store,
                    timers,
                    clock,
                    ids,
                    constraints),
                Optional.ofNullable(storedSnapshots.remove(place))));
  }

  /// Passes on all events of a side-room except the availability of the bridge, which the group's
  /// own conference reports.
  private void publishBesideTheGroup(MediaEvent event) {
    switch (event) {
      case ConferenceEvent.Signal _,
          ConferenceEvent.MediaChanged _,
          ConferenceEvent.SpeakingChanged _ ->
          consumer.accept(event);
      case MediaEvent.BridgeAvailability _ -> {}
    }
  }
}
