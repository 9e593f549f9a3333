package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.adapter.ConferenceEvents;
import org.homegroup.bridge.adapter.EndpointConference;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.bridge.janus.gateway.RoomCredentials;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// A conference on Janus: one Janus session with one private room, a control handle, and two
/// handles for each endpoint. Confined to the bridge's context.
public final class JanusConference extends EndpointConference<JanusEndpoint> {

  /// More feeds than can have been made since the last note.
  private static final int FEED_ID_MARGIN = 1_000;

  private final JanusContext context;
  private final SnapshotWriter snapshotWriter;
  private VideoRoom room;
  private int feedCount;
  private List<AdoptedEndpoint> adopted = List.of();
  private boolean resumed;

  private JanusConference(JanusContext context) {
    super(context.consumer());
    this.context = context;
    this.snapshotWriter = new SnapshotWriter(context, events, this::snapshot);
  }

  static Future<JanusConference> open(JanusContext context, RoomCredentials room) {
    JanusConference conference = new JanusConference(context);
    return VideoRoom.create(context, room, conference::lost)
        .map(
            made -> {
              conference.room = made;
              conference.snapshotChanged();
              return conference;
            })
        .onFailure(_ -> conference.abandon());
  }

  /// The conference that an earlier server noted, with those of its endpoints that live. Fails when
  /// Janus has it no more.
  static Future<JanusConference> adopt(
      JanusContext context, RoomCredentials room, JanusSnapshot snapshot) {
    JanusConference conference = new JanusConference(context);
    return VideoRoom.claim(context, room, snapshot, conference::lost)
        .compose(claimed -> conference.resume(claimed, snapshot))
        .map(conference)
        .onFailure(_ -> conference.abandon());
  }

  private Future<?> resume(VideoRoom claimed, JanusSnapshot snapshot) {
    room = claimed;
    resumed = true;
    feedCount = snapshot.feedCount() + FEED_ID_MARGIN;
    return new JanusAdoption(this, room, endpoints)
        .adopt(snapshot.endpoints())
        .onSuccess(all -> adopted = all);
  }

  private void abandon() {
    events.end();
    if (room != null) {
      room.abandon();
    }
  }

  @Override
  public List<AdoptedEndpoint> adopted() {
    return adopted;
  }

  /// Whoever opened it hears it from now on.
  void afterAdoption() {
    if (resumed && !isClosed()) {
      resumed = false;
      endpoints.all().forEach(JanusEndpoint::afterAdoption);
      feedsChanged();
    }
  }

  /// Has it noted, soon, how things are.
  @Override
  protected void snapshotChanged() {
    snapshotWriter.schedule();
  }

  private JanusSnapshot snapshot() {
    return new JanusSnapshot(
        context.run(),
        room.sessionId(),
        room.controlId(),
        room.name(),
        feedCount,
        endpoints.all().stream().map(JanusEndpoint::snapshot).flatMap(Optional::stream).toList());
  }

  long sessionId() {
    return room.sessionId();
  }

  int size() {
    return endpoints.size();
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    return endpoints.add(
        endpointId,
        () -> {
          String feed = endpointId.participantId() + "." + ++feedCount;
          return new JanusEndpoint(this, room, endpointId, feed, muted);
        });
  }

  @Override
  public Future<Void> close() {
    if (!events.end()) {
      return Future.succeededFuture();
    }
    endpoints.clear();
    return room.destroy();
  }

  private void lost(BridgeFailure failure) {
    lost(failure, now());
  }

  /// The session is gone, with all media. `lastMediaAt` is when Janus was last known to work.
  void lost(BridgeFailure failure, Instant lastMediaAt) {
    if (events.end()) {
      endpoints.clear();
      events.lost(failure, lastMediaAt);
    }
  }

  /// Evidence from the event stream; nobody's when the endpoint is gone.
  void onEvent(JanusEvent event) {
    for (JanusEndpoint each : endpoints.all()) {
      if (each.onEvent(event)) {
        return;
      }
    }
  }

  /// Somebody's media can be received from now on, or no longer: everybody else follows.
  void feedsChanged() {
    endpoints.updateAllSubscriptions();
    snapshotChanged();
  }

  /// Has this endpoint receive what the others send and its browser shows.
  @Override
  protected void updateSubscriptions(JanusEndpoint endpoint) {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    endpoints.others(endpoint).forEach(each -> sources.addAll(each.sources()));
    endpoint.subscribe(sources);
  }

  /// Whose feed it is; `null` when that participant has gone.
  ParticipantId participant(String feed) {
    return byFeed(feed).map(each -> each.id().participantId()).orElse(null);
  }

  void keyFrame(String feed) {
    byFeed(feed).ifPresent(JanusEndpoint::keyFrame);
  }

  private Optional<JanusEndpoint> byFeed(String feed) {
    return endpoints.find(each -> each.feed().equals(feed));
  }

  SubscriberPeer subscriberPeer(SubscriberPeerOwner owner) {
    return new SubscriberPeer(context.vertx(), owner, context.settings().browserWithin());
  }

  Instant now() {
    return context.clock().instant();
  }

  ConferenceEvents events() {
    return events;
  }
}
