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

/// A conference on Janus: one Janus session with one private room, one control handle, and two
/// handles per endpoint. Confined to the bridge's context.
public final class JanusConference extends EndpointConference<JanusEndpoint> {

  /// An upper bound for the feeds that were created after the last snapshot was written.
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

  /// Adopts the conference of an earlier server with those endpoints that are still alive. Fails if
  /// Janus no longer has it.
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

  /// Called when the opener receives events: resends what may have been lost with the earlier
  /// server.
  void afterAdoption() {
    if (resumed && !isClosed()) {
      resumed = false;
      endpoints.all().forEach(JanusEndpoint::afterAdoption);
      feedsChanged();
    }
  }

  /// Schedules the writing of a snapshot.
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

  /// Ends the conference after its Janus session was lost. `lastMediaAt` is the last time at which
  /// Janus was known to work.
  void lost(BridgeFailure failure, Instant lastMediaAt) {
    if (events.end()) {
      endpoints.clear();
      events.lost(failure, lastMediaAt);
    }
  }

  /// Handles an event of Janus's event stream; ignored if its endpoint is gone.
  void onEvent(JanusEvent event) {
    for (JanusEndpoint each : endpoints.all()) {
      if (each.onEvent(event)) {
        return;
      }
    }
  }

  /// Called when a participant's media becomes available or unavailable: updates all subscribers.
  void feedsChanged() {
    endpoints.updateAllSubscriptions();
    snapshotChanged();
  }

  /// Subscribes this endpoint to what the others send and its browser shows.
  @Override
  protected void updateSubscriptions(JanusEndpoint endpoint) {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    endpoints.others(endpoint).forEach(each -> sources.addAll(each.sources()));
    endpoint.subscribe(sources);
  }

  /// Returns the participant of a feed; `null` if the participant has left.
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
