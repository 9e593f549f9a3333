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
import org.homegroup.bridge.jvb.colibri.EndpointCounts;

/// The conferences that this server has on one bridge. Confined to the bridge's context.
public final class JvbConferences {

  private final JvbContext site;
  private final Map<String, JvbConference> open = new HashMap<>();

  public JvbConferences(JvbContext site) {
    this.site = site;
  }

  /// A conference is made on the wire with its first endpoint: an empty one would be gone before
  /// long. What an earlier server left is carried on with if it is remembered, and else ended.
  public Future<JvbConference> open(
      ConferenceId id, Optional<JsonObject> remembered, Consumer<ConferenceEvent> consumer) {
    String names = id.sessionId() + "." + id.place() + ".";
    return site.client()
        .evidence()
        .map(EndpointCounts::read)
        .compose(onBridge -> open(names, remembered, consumer, onBridge));
  }

  private Future<JvbConference> open(
      String names,
      Optional<JsonObject> remembered,
      Consumer<ConferenceEvent> consumer,
      Map<String, Map<String, EndpointCounts>> onBridge) {
    List<String> left =
        new ArrayList<>(
            onBridge.keySet().stream()
                .filter(each -> each.startsWith(names) && !isOurs(each))
                .toList());
    Optional<JvbSnapshot> note =
        remembered.flatMap(JvbSnapshot::read).filter(it -> left.remove(it.meetingId()));
    List<Future<Void>> ended = left.stream().map(this::endLeftOver).toList();
    return Future.join(ended)
        .compose(
            _ -> {
              if (!site.available()) {
                return Future.failedFuture(new BridgeFailure.Unreachable("the Videobridge died"));
              }
              JvbConference conference =
                  new JvbConference(
                      site,
                      note.map(JvbSnapshot::meetingId).orElse(names + site.randomName()),
                      consumer);
              open.values().removeIf(JvbConference::isOver);
              open.put(conference.meetingId(), conference);
              return note.map(it -> conference.carryOn(it, onBridge.get(it.meetingId())))
                  .orElse(Future.succeededFuture())
                  .onFailure(_ -> conference.end())
                  .map(conference);
            });
  }

  private Future<Void> endLeftOver(String meetingId) {
    return site.client().modify(Colibri2Messages.expire(meetingId)).otherwiseEmpty().mapEmpty();
  }

  private boolean isOurs(String meetingId) {
    JvbConference known = open.get(meetingId);
    return known != null && !known.isOver();
  }

  public boolean hasSomebody() {
    return open.values().stream().anyMatch(each -> !each.isEmpty());
  }

  public void counted(Map<String, Map<String, EndpointCounts>> counts, Instant at) {
    open.values().removeIf(JvbConference::isOver);
    List.copyOf(open.values())
        .forEach(each -> each.counted(counts.getOrDefault(each.meetingId(), Map.of()), at));
  }

  /// The bridge does not say any more what comes from whom.
  public void uncounted() {
    List.copyOf(open.values()).forEach(JvbConference::uncounted);
  }

  public void lost(BridgeFailure failure, Instant lastMediaAt) {
    List<JvbConference> voided = List.copyOf(open.values());
    open.clear();
    voided.forEach(each -> each.lost(failure, lastMediaAt));
  }

  /// Tells nothing more of any of them, and leaves them on the bridge as they are.
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
