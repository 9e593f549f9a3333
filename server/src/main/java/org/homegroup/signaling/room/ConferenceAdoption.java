package org.homegroup.signaling.room;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.reconcile.BridgeReconciler;
import org.homegroup.platform.loop.LoopTime;
import org.homegroup.runtime.LiveSession;
import org.homegroup.session.state.MediaPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the conferences that the last server left on the bridge, as far as they are stored, and
/// ends those that belong to no open session. A store that cannot be read costs new media
/// connections, and nothing else.
final class ConferenceAdoption {

  private static final Logger log = LoggerFactory.getLogger(ConferenceAdoption.class);

  private final MediaPorts media;
  private final LoopTime time;

  ConferenceAdoption(MediaPorts media, LoopTime time) {
    this.media = media;
    this.time = time;
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

  /// Ends those that no room goes on with. Never fails.
  ///
  /// @param takenUp whether a room goes on with it
  Future<Void> each(Function<ConferenceId, Future<Boolean>> takenUp) {
    return media
        .store()
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
                    left ->
                        BridgeReconciler.end(
                            media.bridge(), id, media.store(), left, time.loop(), time.clock())))
        .mapEmpty();
  }

  private Future<Optional<JsonObject>> recall(ConferenceId id) {
    return media
        .store()
        .find(id)
        .onFailure(e -> log.warn("Conference {} cannot be recalled: {}", id, e.getMessage()))
        .otherwise(Optional.empty());
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }
}
