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

/// The media of one session: a conference for each of its places, each kept by a
/// [BridgeReconciler]. Who goes from one place to another is cut in the one before being added in
/// the other. Used on one context.
public final class SessionMedia {

  private final MediaBridge bridge;
  private final SessionId sessionId;
  private final Consumer<MediaEvent> consumer;
  private final ConferenceStore memory;
  private final Timers timers;
  private final InstantSource clock;
  private final Map<String, JsonObject> remembered;
  private final Attempts attempts;
  private final ConstraintsByParticipant wishes = new ConstraintsByParticipant();
  private final Map<String, BridgeReconciler> places = new LinkedHashMap<>();
  private Map<String, MediaPlan> plans = Map.of();

  /// Begins with nobody wanted. Tells the state of the bridge at once.
  ///
  /// @param remembered by place, what an earlier server left
  /// @param attemptsBefore endpoints of each connection that may have been there: their ids are not
  ///     used again
  public SessionMedia(
      MediaBridge bridge,
      SessionId sessionId,
      Consumer<MediaEvent> consumer,
      ConferenceStore memory,
      Timers timers,
      InstantSource clock,
      Map<String, JsonObject> remembered,
      int attemptsBefore) {
    this.bridge = bridge;
    this.sessionId = sessionId;
    this.consumer = consumer;
    this.memory = memory;
    this.timers = timers;
    this.clock = clock;
    this.remembered = new HashMap<>(remembered);
    this.attempts = new Attempts(attemptsBefore);
    reconciler(MediaPlan.GROUP);
  }

  /// What is wanted from now on in each place; a place that is not named is closed.
  public void want(SequencedMap<String, MediaPlan> wanted) {
    for (String place : List.copyOf(places.keySet())) {
      MediaPlan staying = wanted.getOrDefault(place, MediaPlan.NONE);
      if (plans.containsKey(place) && (places.size() > 1 || wanted.size() > 1)) {
        places.get(place).want(staying.only(plans.get(place)));
      }
      if (!wanted.containsKey(place)) {
        places.remove(place).close();
      }
    }
    plans = Map.copyOf(wanted);
    wanted.forEach((place, plan) -> reconciler(place).want(plan));
  }

  /// A media message of a participant's browser; see [BridgeReconciler#receive].
  public void receive(
      ParticipantId participantId, ConnectionId connectionId, String endpoint, MediaSignal signal) {
    places.values().forEach(each -> each.receive(participantId, connectionId, endpoint, signal));
  }

  /// Which videos a participant's browser wants, wherever the participant is.
  public void show(
      ParticipantId participantId, ConnectionId connectionId, ReceiverConstraints wanted) {
    wishes.put(participantId, connectionId, wanted);
    places.values().forEach(each -> each.show(participantId, connectionId, wanted));
  }

  /// This participant's line is back; see [BridgeReconciler#returned].
  public void returned(ParticipantId participantId, ConnectionId connectionId) {
    places.values().forEach(each -> each.returned(participantId, connectionId));
  }

  /// Cuts everybody and hears nothing more: the session has ended.
  public void close() {
    places.values().forEach(BridgeReconciler::close);
    places.clear();
  }

  private BridgeReconciler reconciler(String place) {
    return places.computeIfAbsent(
        place,
        _ ->
            new BridgeReconciler(
                bridge,
                new ReconcilerContext(
                    new ConferenceId(sessionId, place),
                    place.equals(MediaPlan.GROUP) ? consumer : this::publishBesideTheGroup,
                    memory,
                    timers,
                    clock,
                    attempts,
                    wishes),
                Optional.ofNullable(remembered.remove(place))));
  }

  /// Passes all events but the availability of the bridge, which the group's own conference tells.
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
