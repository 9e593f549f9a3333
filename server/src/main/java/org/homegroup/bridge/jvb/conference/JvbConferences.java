package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.ConferenceId;
import org.homegroup.bridge.jvb.colibri.Colibri2Messages;
import org.homegroup.bridge.jvb.colibri.EndpointStats;

/// The open conferences of this server on one Videobridge. Confined to the bridge's context.
public final class JvbConferences {

  private final JvbContext context;
  private final Map<String, JvbConference> open = new HashMap<>();

  public JvbConferences(JvbContext context) {
    this.context = context;
  }

  /// Opens a conference. The bridge itself creates it with its first endpoint, because an empty one
  /// would soon be gone. A conference of an earlier server is adopted if its snapshot is stored,
  /// and removed otherwise.
  public Future<JvbConference> open(
      ConferenceId id, Optional<JsonObject> storedSnapshot, Consumer<ConferenceEvent> consumer) {
    String idPrefix = id.sessionId() + "." + id.place() + ".";
    return context
        .client()
        .endpointStats()
        .map(EndpointStats::read)
        .compose(onBridge -> open(idPrefix, storedSnapshot, consumer, onBridge));
  }

  private Future<JvbConference> open(
      String idPrefix,
      Optional<JsonObject> storedSnapshot,
      Consumer<ConferenceEvent> consumer,
      Map<String, Map<String, EndpointStats>> onBridge) {
    List<String> left =
        new ArrayList<>(
            onBridge.keySet().stream()
                .filter(each -> each.startsWith(idPrefix) && !isOpenHere(each))
                .toList());
    Optional<JvbSnapshot> snapshot =
        storedSnapshot.flatMap(JvbSnapshot::read).filter(it -> left.remove(it.meetingId()));
    List<Future<Void>> expired = left.stream().map(this::expireLeftOver).toList();
    return Future.join(expired)
        .compose(
            _ -> {
              if (!context.available()) {
                return Future.failedFuture(new BridgeFailure.Unreachable("the Videobridge died"));
              }
              JvbConference conference =
                  new JvbConference(
                      context,
                      snapshot.map(JvbSnapshot::meetingId).orElse(idPrefix + context.randomName()),
                      consumer);
              open.values().removeIf(JvbConference::isClosed);
              open.put(conference.meetingId(), conference);
              return snapshot
                  .map(it -> conference.adopt(it, onBridge.get(it.meetingId())))
                  .orElse(Future.succeededFuture())
                  .onFailure(_ -> conference.end())
                  .map(conference);
            });
  }

  private Future<Void> expireLeftOver(String meetingId) {
    return context.client().modify(Colibri2Messages.expire(meetingId)).otherwiseEmpty().mapEmpty();
  }

  private boolean isOpenHere(String meetingId) {
    JvbConference known = open.get(meetingId);
    return known != null && !known.isClosed();
  }

  public boolean hasEndpoints() {
    return open.values().stream().anyMatch(each -> !each.isEmpty());
  }

  public void statsReceived(Map<String, Map<String, EndpointStats>> counts, Instant at) {
    open.values().removeIf(JvbConference::isClosed);
    List.copyOf(open.values())
        .forEach(each -> each.statsReceived(counts.getOrDefault(each.meetingId(), Map.of()), at));
  }

  /// Called when the bridge sends no statistics any more.
  public void statsMissing() {
    List.copyOf(open.values()).forEach(JvbConference::statsMissing);
  }

  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    List<JvbConference> voided = List.copyOf(open.values());
    open.clear();
    voided.forEach(each -> each.lost(failure, lastMediaAt));
  }

  /// Drops all later events and leaves the conferences on the bridge.
  public void leave() {
    open.values().forEach(JvbConference::end);
    open.clear();
  }

  public Future<Void> close() {
    List<Future<Void>> closing = open.values().stream().map(JvbConference::close).toList();
    open.clear();
    return Future.join(closing).otherwiseEmpty().mapEmpty();
  }
}
