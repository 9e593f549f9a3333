package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.ConferenceEvent;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.adapter.EndpointConference;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// A conference on a Videobridge and its endpoints. The bridge ends a conference with its last
/// endpoint; it is then created again, under the same meeting id, with the next one. Confined to
/// the bridge's context.
final class JvbConference extends EndpointConference<JvbEndpoint> {

  private final JvbContext context;
  private final String meetingId;
  private final ConferenceRequests requests;
  private Optional<String> speaker = Optional.empty();
  private List<AdoptedEndpoint> adopted = List.of();
  private JsonObject storedSnapshot = new JsonObject();

  JvbConference(JvbContext context, String meetingId, Consumer<ConferenceEvent> consumer) {
    super(consumer);
    this.context = context;
    this.meetingId = meetingId;
    this.requests = new ConferenceRequests(context.client(), meetingId);
  }

  String meetingId() {
    return meetingId;
  }

  boolean isEmpty() {
    return endpoints.size() == 0;
  }

  /// Adopts the endpoints of an earlier server's snapshot that are still alive.
  ///
  /// @param onBridge the endpoints that the bridge has
  Future<Void> adopt(JvbSnapshot snapshot, Map<String, EndpointStats> onBridge) {
    List<JvbSnapshot.EndpointState> alive = snapshot.alive(onBridge);
    return requests
        .restore(alive, onBridge.keySet())
        .onSuccess(
            _ -> {
              if (!isClosed()) {
                addAdopted(alive, onBridge);
              }
            });
  }

  private void addAdopted(
      List<JvbSnapshot.EndpointState> alive, Map<String, EndpointStats> onBridge) {
    Map<String, Sources> sent = new HashMap<>();
    alive.forEach(each -> sent.put(each.name(), each.negotiated().sources()));
    alive.forEach(
        each ->
            endpoints.put(
                JvbEndpoint.adopted(context, this, each, sent, onBridge.get(each.name()))));
    adopted =
        alive.stream()
            .map(each -> new AdoptedEndpoint(each.id(), each.muted(), each.up(), Map.of()))
            .toList();
    sourcesChanged();
    snapshotChanged();
  }

  @Override
  public List<AdoptedEndpoint> adopted() {
    return adopted;
  }

  @Override
  protected void snapshotChanged() {
    if (isClosed()) {
      return;
    }
    List<JvbSnapshot.EndpointState> states =
        endpoints.all().stream().flatMap(each -> each.snapshot().stream()).toList();
    JsonObject now = new JvbSnapshot(meetingId, states).toJson();
    if (!now.equals(storedSnapshot)) {
      storedSnapshot = now;
      events.accept(new ConferenceEvent.SnapshotChanged(now));
    }
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    return endpoints.add(
        endpointId, () -> new JvbEndpoint(context, this, endpointId, context.randomName(), muted));
  }

  @Override
  public Future<Void> close() {
    return end() ? requests.expire() : Future.succeededFuture();
  }

  /// Ends the conference after the bridge was lost. A bridge that is only unhealthy is told to
  /// remove all endpoints. `lastMediaAt` is the last time at which the bridge was known to work.
  void lost(BridgeFailure failure, Instant lastMediaAt) {
    if (end()) {
      requests.expire();
      events.lost(failure, lastMediaAt);
    }
  }

  /// Drops all later events of the conference and its endpoints. Returns true at the first call.
  boolean end() {
    boolean first = events.end();
    endpoints.all().forEach(JvbEndpoint::abandon);
    endpoints.clear();
    return first;
  }

  /// Handles the bridge's statistics for this conference.
  void statsReceived(Map<String, EndpointStats> counts, Instant at) {
    endpoints.all().forEach(each -> each.statsReceived(counts.get(each.name()), at));
  }

  /// Handles missing statistics: without evidence, media counts as down.
  void statsMissing() {
    endpoints.all().forEach(JvbEndpoint::receptionLost);
  }

  ConferenceRequests requests() {
    return requests;
  }

  /// Removes an endpoint from the bridge; does nothing if the conference is closed, which removed
  /// all.
  Future<Void> expire(String endpoint) {
    return isClosed() ? Future.succeededFuture() : requests.expire(endpoint);
  }

  /// Called when a participant's media becomes available or unavailable: offers the change to all
  /// others.
  void sourcesChanged() {
    endpoints.updateAllSubscriptions();
  }

  /// Offers this endpoint the sources of the other participants, by their names on the bridge.
  @Override
  protected void updateSubscriptions(JvbEndpoint endpoint) {
    SequencedMap<String, Sources> others = new LinkedHashMap<>();
    endpoints
        .others(endpoint)
        .filter(each -> !each.sources().isEmpty())
        .forEach(each -> others.put(each.name(), each.sources()));
    endpoint.subscribe(others);
  }

  ParticipantId participant(String name) {
    return byName(name).map(each -> each.id().participantId()).orElse(null);
  }

  private Optional<JvbEndpoint> byName(String name) {
    return endpoints.find(each -> each.name().equals(name));
  }

  /// Handles a message on one endpoint's socket. The bridge sends the same message on the others.
  void event(ColibriEvent event) {
    switch (event) {
      case ColibriEvent.Connectivity it when !it.active() ->
          byName(it.endpoint()).ifPresent(JvbEndpoint::receptionLost);
      case ColibriEvent.Connectivity _ -> {}
      case ColibriEvent.DominantSpeaker it -> dominantSpeaker(it.endpoint());
    }
  }

  private void dominantSpeaker(Optional<String> now) {
    if (!now.equals(speaker)) {
      speaker.flatMap(this::byName).ifPresent(each -> speaking(each, false));
      speaker = now;
      speaker.flatMap(this::byName).ifPresent(each -> speaking(each, true));
    }
  }

  private void speaking(JvbEndpoint endpoint, boolean speaking) {
    events.accept(new ConferenceEvent.SpeakingChanged(endpoint.id(), speaking));
  }

  void signal(EndpointId endpointId, MediaSignal signal) {
    events.accept(new ConferenceEvent.Signal(endpointId, signal));
  }

  void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    events.accept(new ConferenceEvent.MediaChanged(endpointId, kind, up, at));
    snapshotChanged();
  }
}
