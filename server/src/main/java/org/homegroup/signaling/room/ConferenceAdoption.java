package org.homegroup.signaling.room;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.ConferenceStore;
import org.homegroup.bridge.MediaBridge;
import org.homegroup.bridge.reconcile.BridgeReconciler;
import org.homegroup.platform.loop.Timers;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.state.MediaPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conferences that the last server left on the bridge, as far as they are remembered. A memory
/// that cannot be read costs new connections, and nothing else.
final class ConferenceAdoption {

  private static final Logger log = LoggerFactory.getLogger(ConferenceAdoption.class);

  private final MediaBridge bridge;
  private final ConferenceStore memory;
  private final Timers timers;
  private final InstantSource clock;

  ConferenceAdoption(
      MediaBridge bridge, ConferenceStore memory, Timers timers, InstantSource clock) {
    this.bridge = bridge;
    this.memory = memory;
    this.timers = timers;
    this.clock = clock;
  }

  /// Of the places that the session has now, by place.
  Future<Map<String, JsonObject>> of(LiveSession session) {
    Map<String, JsonObject> known = new HashMap<>();
    return Future.join(
            MediaPlan.of(session.state()).keySet().stream()
                .map(
                    place ->
                        recall(new ConferenceId(session.sessionId(), place))
                            .onSuccess(left -> left.ifPresent(it -> known.put(place, it))))
                .toList())
        .map(known);
  }

  /// Ends those that nobody goes on with. Never fails.
  ///
  /// @param takenUp whether somebody goes on with it
  Future<Void> each(Function<ConferenceId, Future<Boolean>> takenUp) {
    return memory
        .ids()
        .compose(
            all ->
                Future.join(
                    all.stream()
                        .map(id -> takenUp.apply(id).compose(is -> is ? done() : end(id)))
                        .toList()))
        .onFailure(e -> log.warn("Not all conferences are taken up: {}", e.getMessage()))
        .transform(_ -> done());
  }

  private Future<Void> end(ConferenceId id) {
    return recall(id)
        .onSuccess(
            known ->
                known.ifPresent(
                    left -> BridgeReconciler.end(bridge, id, memory, left, timers, clock)))
        .mapEmpty();
  }

  private Future<Optional<JsonObject>> recall(ConferenceId id) {
    return memory
        .find(id)
        .onFailure(e -> log.warn("Conference {} cannot be recalled: {}", id, e.getMessage()))
        .otherwise(Optional.empty());
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }
}
