package org.homegroup.bridge.jvb;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.VideoWishes;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conference on the Videobridge, and who is in it. The bridge ends it with its last endpoint, so
/// it is made again with whoever comes next, under the same meeting id. Confined to the bridge's
/// context.
final class JvbConference implements Conference {

  private static final Logger LOG = LoggerFactory.getLogger(JvbConference.class);

  private final JvbSite site;
  private final String meetingId;
  private final ConferenceListener listener;
  private final ConferenceRequests requests;
  private final JvbMembers members = new JvbMembers();
  private Optional<String> speaker = Optional.empty();
  private List<LivingEndpoint> living = List.of();
  private JsonObject remembered = new JsonObject();
  private boolean over;

  JvbConference(JvbSite site, String meetingId, ConferenceListener listener) {
    this.site = site;
    this.meetingId = meetingId;
    this.listener = listener;
    this.requests = new ConferenceRequests(site.client(), meetingId);
  }

  String meetingId() {
    return meetingId;
  }

  boolean isOver() {
    return over;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /// Carries on with those who live of what was noted; `onBridge` are the endpoints that the bridge
  /// has.
  Future<Void> carryOn(JvbNote note, Map<String, EndpointCounts> onBridge) {
    List<JvbNote.Member> lives = note.living(onBridge);
    return requests
        .bring(lives, onBridge.keySet())
        .onSuccess(
            _ -> {
              if (!over) {
                takeUp(lives, onBridge);
              }
            });
  }

  private void takeUp(List<JvbNote.Member> lives, Map<String, EndpointCounts> onBridge) {
    Map<String, Sources> sent = new HashMap<>();
    lives.forEach(each -> sent.put(each.name(), each.negotiated().sources()));
    lives.forEach(
        each -> members.put(JvbEndpoint.living(site, this, each, sent, onBridge.get(each.name()))));
    living =
        lives.stream()
            .map(each -> new LivingEndpoint(each.id(), each.muted(), each.up(), Map.of()))
            .toList();
    sourcesChanged();
    progress();
  }

  @Override
  public List<LivingEndpoint> living() {
    return living;
  }

  /// What a later server would need to know has changed.
  void progress() {
    if (over) {
      return;
    }
    JsonObject now = new JvbNote(meetingId, members.noted()).json();
    if (!now.equals(remembered)) {
      remembered = now;
      listener.remember(now);
    }
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    if (over) {
      return Future.failedFuture(new BridgeFailure.Unreachable("the conference is gone"));
    }
    if (members.get(endpointId).isPresent()) {
      return Future.failedFuture(new BridgeFailure.Refused(0, "the endpoint is there already"));
    }
    JvbEndpoint endpoint = new JvbEndpoint(site, this, endpointId, site.randomName(), muted);
    members.put(endpoint);
    return endpoint
        .open()
        .onSuccess(_ -> endpoint.want(members.sourcesOfOthers(endpoint)))
        .onFailure(_ -> remove(endpointId));
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    return members.get(endpointId).map(this::cut).orElse(Future.succeededFuture());
  }

  private Future<Void> cut(JvbEndpoint endpoint) {
    Future<Void> closed = endpoint.close();
    sourcesChanged();
    progress();
    return closed.onSuccess(_ -> members.forget(endpoint));
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    return members
        .get(endpointId)
        .map(endpoint -> endpoint.mute(muted))
        .orElseGet(() -> Future.failedFuture(new BridgeFailure.Overtaken("the mute")));
  }

  @Override
  public void show(EndpointId endpointId, VideoWishes wishes) {
    members.get(endpointId).ifPresent(endpoint -> endpoint.show(wishes));
  }

  @Override
  public void receive(EndpointId endpointId, MediaSignal signal) {
    members.get(endpointId).ifPresent(endpoint -> endpoint.receive(signal));
  }

  @Override
  public Future<Void> close() {
    if (over) {
      return Future.succeededFuture();
    }
    end();
    return requests.expire();
  }

  /// The bridge is gone, with all media; one that is only unwell is told to let everybody go.
  /// `lastMediaAt` is when it was last known to work.
  void lost(BridgeFailure failure, Instant lastMediaAt) {
    if (!over) {
      end();
      requests.expire();
      listener.lost(failure, lastMediaAt);
    }
  }

  /// It could not be carried on with.
  void end() {
    over = true;
    members.all().forEach(JvbEndpoint::abandon);
    members.clear();
  }

  /// A reading of the bridge's counters for this conference.
  void counted(Map<String, EndpointCounts> counts, Instant at) {
    members.all().forEach(each -> each.counted(counts.get(each.name()), at));
  }

  ConferenceRequests requests() {
    return requests;
  }

  /// Cuts an endpoint; nothing is left to be cut once the conference is over.
  Future<Void> expire(String endpoint) {
    return over ? Future.succeededFuture() : requests.expire(endpoint);
  }

  /// Somebody's media can be received from now on, or no longer: everybody else is offered it.
  void sourcesChanged() {
    members.all().forEach(each -> each.want(members.sourcesOfOthers(each)));
  }

  ParticipantId participant(String name) {
    return members.byName(name).map(each -> each.id().participantId()).orElse(null);
  }

  /// What the bridge tells on one endpoint's socket; the others are told the same.
  void event(ColibriEvent event) {
    switch (event) {
      case ColibriEvent.Connectivity it when !it.active() ->
          members.byName(it.endpoint()).ifPresent(JvbEndpoint::silent);
      case ColibriEvent.Connectivity _ -> {}
      case ColibriEvent.DominantSpeaker it -> speaks(it.endpoint());
    }
  }

  private void speaks(Optional<String> now) {
    if (!now.equals(speaker)) {
      speaker.flatMap(members::byName).ifPresent(each -> speaking(each.id(), false));
      speaker = now;
      speaker.flatMap(members::byName).ifPresent(each -> speaking(each.id(), true));
    }
  }

  void signal(EndpointId endpointId, MediaSignal signal) {
    if (!over) {
      listener.signal(endpointId, signal);
    }
  }

  void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    if (!over) {
      listener.media(endpointId, kind, up, at);
      progress();
    }
  }

  private void speaking(EndpointId endpointId, boolean speaking) {
    if (!over) {
      listener.speaking(endpointId, speaking);
    }
  }

  void failed(JvbEndpoint endpoint, String reason) {
    LOG.info("Endpoint {} failed: {}", endpoint.id(), reason);
    sourcesChanged();
    progress();
    if (!over) {
      listener.endpointFailed(endpoint.id(), reason);
    }
  }
}
