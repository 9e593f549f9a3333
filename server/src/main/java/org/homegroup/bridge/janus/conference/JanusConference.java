package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.adapter.ConferenceEvents;
import org.homegroup.bridge.adapter.EndpointConference;
import org.homegroup.bridge.janus.gateway.JanusEvent;
import org.homegroup.bridge.janus.gateway.JanusMessages.Source;
import org.homegroup.bridge.janus.gateway.JanusRoom;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.MediaKind;

/// A conference on Janus: one Janus session with one private room, a control handle, and two
/// handles for each endpoint. Confined to the bridge's context.
public final class JanusConference extends EndpointConference<JanusEndpoint> {

  /// More feeds than can have been made since the last note.
  private static final int UNNOTED_FEEDS_MAX = 1_000;

  private final JanusContext site;
  private final SnapshotWriter noting;
  private OpenRoom room;
  private int feeds;
  private List<LivingEndpoint> living = List.of();
  private boolean resumed;

  private JanusConference(JanusContext site) {
    super(site.consumer());
    this.site = site;
    this.noting = new SnapshotWriter(site, voice, this::note);
  }

  static Future<JanusConference> open(JanusContext site, JanusRoom room) {
    JanusConference conference = new JanusConference(site);
    return OpenRoom.create(site, room, conference::lost)
        .map(
            made -> {
              conference.room = made;
              conference.changed();
              return conference;
            })
        .onFailure(_ -> conference.abandon());
  }

  /// The conference that an earlier server noted, with those of its endpoints that live. Fails when
  /// Janus has it no more.
  static Future<JanusConference> carryOn(JanusContext site, JanusRoom room, JanusSnapshot note) {
    JanusConference conference = new JanusConference(site);
    return OpenRoom.claim(site, room, note, conference::lost)
        .compose(claimed -> conference.resume(claimed, note))
        .map(conference)
        .onFailure(_ -> conference.abandon());
  }

  private Future<?> resume(OpenRoom claimed, JanusSnapshot note) {
    room = claimed;
    resumed = true;
    feeds = note.feeds() + UNNOTED_FEEDS_MAX;
    return new JanusResumption(this, room, endpoints)
        .takeUp(note.endpoints())
        .onSuccess(all -> living = all);
  }

  private void abandon() {
    voice.end();
    if (room != null) {
      room.abandon();
    }
  }

  @Override
  public List<LivingEndpoint> living() {
    return living;
  }

  /// Whoever opened it hears it from now on.
  void goOn() {
    if (resumed && !isOver()) {
      resumed = false;
      endpoints.all().forEach(JanusEndpoint::goOn);
      feedChanged();
    }
  }

  /// Has it noted, soon, how things are.
  @Override
  protected void changed() {
    noting.changed();
  }

  private JanusSnapshot note() {
    return new JanusSnapshot(
        site.run(),
        room.sessionId(),
        room.controlId(),
        room.name(),
        feeds,
        endpoints.all().stream().map(JanusEndpoint::note).flatMap(Optional::stream).toList());
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
          String feed = endpointId.participantId() + "." + ++feeds;
          return new JanusEndpoint(this, room, endpointId, feed, muted);
        });
  }

  @Override
  public Future<Void> close() {
    if (!voice.end()) {
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
    if (voice.end()) {
      endpoints.clear();
      voice.lost(failure, lastMediaAt);
    }
  }

  /// Evidence from the event stream; nobody's when the endpoint is gone.
  void take(JanusEvent event) {
    for (JanusEndpoint each : endpoints.all()) {
      if (each.take(event)) {
        return;
      }
    }
  }

  /// Somebody's media can be received from now on, or no longer: everybody else follows.
  void feedChanged() {
    endpoints.everybodyFollows();
    changed();
  }

  /// Has this endpoint receive what the others send and its browser shows.
  @Override
  protected void follow(JanusEndpoint endpoint) {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    endpoints.others(endpoint).forEach(each -> sources.addAll(each.sources()));
    endpoint.want(sources);
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

  SubscriberPeer download(SubscriberPeerOwner owner) {
    return new SubscriberPeer(site.vertx(), owner, site.settings().browserWithin());
  }

  Instant now() {
    return site.clock().instant();
  }

  ConferenceEvents voice() {
    return voice;
  }
}
