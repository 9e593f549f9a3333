package org.homegroup.bridge.janus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.Conference;
import org.homegroup.bridge.ConferenceListener;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.LivingEndpoint;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.VideoWishes;
import org.homegroup.bridge.janus.JanusMessages.Source;
import org.homegroup.session.MediaKind;
import org.homegroup.session.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A conference on Janus: one Janus session with one private room, a control handle, and two
/// handles for each endpoint. Confined to the bridge's context.
final class JanusConference implements Conference {

  private static final Logger LOG = LoggerFactory.getLogger(JanusConference.class);

  /// Several things change at once when people come.
  private static final Duration NOTES_AFTER = Duration.ofMillis(20);

  /// More feeds than can have been made since the last note.
  private static final int UNNOTED_FEEDS_MAX = 1_000;

  /// What a conference needs of its bridge.
  ///
  /// @param run of Janus, in which alone a conference can live
  record Site(
      Vertx vertx,
      JanusClient client,
      JanusSettings settings,
      InstantSource clock,
      String run,
      ConferenceListener listener) {}

  private final Site site;
  private final JanusRoom room;
  private final ConferenceListener listener;
  private final Map<EndpointId, JanusEndpoint> endpoints = new LinkedHashMap<>();
  private JanusSession session;
  private JanusHandle control;
  private int feeds;
  private List<LivingEndpoint> living = List.of();
  private boolean resumed;
  private boolean noting;
  private boolean over;

  private JanusConference(Site site, JanusRoom room) {
    this.site = site;
    this.room = room;
    this.listener = site.listener();
  }

  static Future<JanusConference> open(Site site, JanusRoom room) {
    JanusConference conference = new JanusConference(site, room);
    return JanusSession.create(site.vertx(), site.client(), conference::lost)
        .compose(
            session -> {
              conference.session = session;
              return session.attach(room + "/control", _ -> {});
            })
        .compose(
            handle -> {
              conference.control = handle;
              return handle.request(JanusMessages.create(room, site.settings()));
            })
        .map(conference)
        .onSuccess(JanusConference::changed)
        .onFailure(_ -> conference.abandon());
  }

  /// The conference that an earlier server noted, with those of its endpoints that live. Fails when
  /// Janus has it no more.
  static Future<JanusConference> carryOn(Site site, JanusRoom room, JanusNote note) {
    JanusConference conference = new JanusConference(site, room);
    return JanusSession.claim(site.vertx(), site.client(), note.session(), conference::lost)
        .compose(
            session -> {
              conference.session = session;
              conference.control = session.resume(note.control(), _ -> {});
              return conference.control.request(JanusMessages.listParticipants(room));
            })
        .compose(answer -> conference.resume(note, JanusMessages.feeds(JanusMessages.data(answer))))
        .map(conference)
        .onFailure(_ -> conference.abandon());
  }

  /// @param there all feeds of the room, and whether the connection of each is up
  private Future<?> resume(JanusNote note, Map<String, Boolean> there) {
    resumed = true;
    feeds = note.feeds() + UNNOTED_FEEDS_MAX;
    Set<String> unknown = new HashSet<>(there.keySet());
    for (JanusNote.Endpoint each : note.endpoints()) {
      unknown.remove(each.feed());
      JanusEndpoint endpoint = JanusEndpoint.resume(this, each);
      boolean lives =
          each.upload().offered() > 0
              && there.containsKey(each.feed())
              && (!each.connected() || there.get(each.feed()));
      if (lives) {
        endpoints.put(each.id(), endpoint);
      } else {
        LOG.info("Endpoint {} does not go on", each.id());
        endpoint.close();
      }
    }
    // Made in the last moment of the earlier server, which could not note it.
    unknown.forEach(feed -> control.request(JanusMessages.kick(room, feed)).onFailure(_ -> {}));
    return Future.join(endpoints.values().stream().map(this::leaveOutIfDead).toList())
        .onSuccess(_ -> living = endpoints.values().stream().map(JanusEndpoint::living).toList());
  }

  private Future<?> leaveOutIfDead(JanusEndpoint endpoint) {
    return endpoint
        .lives()
        .onSuccess(
            lives -> {
              if (!lives) {
                endpoints.remove(endpoint.id());
                endpoint.close();
              }
            });
  }

  @Override
  public List<LivingEndpoint> living() {
    return living;
  }

  /// Whoever opened it hears it from now on.
  void goOn() {
    if (resumed && !over) {
      resumed = false;
      List.copyOf(endpoints.values()).forEach(JanusEndpoint::goOn);
      feedChanged();
    }
  }

  /// Has it noted, soon, how things are.
  void changed() {
    if (site.settings().carriesOn() && !over && !noting) {
      noting = true;
      site.vertx()
          .setTimer(
              NOTES_AFTER.toMillis(),
              _ -> {
                noting = false;
                if (!over) {
                  listener.remember(note().toJson());
                }
              });
    }
  }

  private JanusNote note() {
    return new JanusNote(
        site.run(),
        session.id(),
        control.id(),
        room.name(),
        feeds,
        endpoints.values().stream().map(JanusEndpoint::note).flatMap(Optional::stream).toList());
  }

  private void abandon() {
    over = true;
    if (session != null) {
      session.destroy();
    }
  }

  long sessionId() {
    return session.id();
  }

  boolean isOver() {
    return over;
  }

  int size() {
    return endpoints.size();
  }

  @Override
  public Future<Void> add(EndpointId endpointId, Set<MediaKind> muted) {
    if (over) {
      return Future.failedFuture(new BridgeFailure.Unreachable("the conference is gone"));
    }
    if (endpoints.containsKey(endpointId)) {
      return Future.failedFuture(new BridgeFailure.Refused(0, "the endpoint is there already"));
    }
    String feed = endpointId.participantId() + "." + ++feeds;
    JanusEndpoint endpoint = new JanusEndpoint(this, endpointId, feed, muted);
    endpoints.put(endpointId, endpoint);
    return endpoint
        .open()
        .onSuccess(_ -> endpoint.want(others(endpoint)))
        .onFailure(_ -> remove(endpointId));
  }

  @Override
  public Future<Void> remove(EndpointId endpointId) {
    JanusEndpoint endpoint = endpoints.get(endpointId);
    if (endpoint == null) {
      return Future.succeededFuture();
    }
    Future<Void> closed = endpoint.close();
    feedChanged();
    return closed.onSuccess(_ -> endpoints.remove(endpointId, endpoint));
  }

  @Override
  public Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted) {
    JanusEndpoint endpoint = endpoints.get(endpointId);
    return endpoint == null
        ? Future.failedFuture(new BridgeFailure.Overtaken("the mute"))
        : endpoint.mute(muted);
  }

  @Override
  public void show(EndpointId endpointId, VideoWishes wishes) {
    JanusEndpoint endpoint = endpoints.get(endpointId);
    if (endpoint != null) {
      endpoint.show(wishes);
      changed();
      endpoint.want(others(endpoint));
    }
  }

  @Override
  public void receive(EndpointId endpointId, MediaSignal signal) {
    JanusEndpoint endpoint = endpoints.get(endpointId);
    if (endpoint != null) {
      endpoint.receive(signal);
    }
  }

  /// One message cuts everybody: the end of the session. The room outlives its session, so it is
  /// destroyed first, without waiting.
  @Override
  public Future<Void> close() {
    if (over) {
      return Future.succeededFuture();
    }
    over = true;
    endpoints.clear();
    control.request(JanusMessages.destroy(room)).onFailure(_ -> {});
    return session.destroy();
  }

  private void lost(BridgeFailure failure) {
    lost(failure, now());
  }

  /// The session is gone, with all media. `lastMediaAt` is when Janus was last known to work.
  void lost(BridgeFailure failure, Instant lastMediaAt) {
    if (!over) {
      over = true;
      endpoints.clear();
      listener.lost(failure, lastMediaAt);
    }
  }

  /// Evidence from the event stream; nobody's when the endpoint is gone.
  void take(JanusEvent event) {
    for (JanusEndpoint each : List.copyOf(endpoints.values())) {
      if (each.take(event)) {
        return;
      }
    }
  }

  /// Somebody's media can be received from now on, or no longer: everybody else follows.
  void feedChanged() {
    List.copyOf(endpoints.values()).forEach(each -> each.want(others(each)));
    changed();
  }

  private SequencedSet<Source> others(JanusEndpoint endpoint) {
    SequencedSet<Source> sources = new LinkedHashSet<>();
    endpoints.values().stream()
        .filter(each -> !each.id().participantId().equals(endpoint.id().participantId()))
        .forEach(each -> sources.addAll(each.sources()));
    return sources;
  }

  JanusHandle resume(long handleId, Consumer<JsonObject> events) {
    return session.resume(handleId, events);
  }

  /// Whether Janus has this handle. An answer of any other kind says nothing against it.
  Future<Boolean> lives(JanusHandle handle) {
    return handle
        .request(JanusMessages.exists(room))
        .map(true)
        .recover(
            e ->
                e instanceof BridgeFailure.Refused refused
                        && refused.code() == JanusMessages.NO_SUCH_HANDLE
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(e));
  }

  Future<JanusHandle> attach(String name, Consumer<JsonObject> events) {
    return session.attach(room + "/" + name, events);
  }

  JanusDownload download(JanusDownload.Owner owner) {
    return new JanusDownload(site.vertx(), owner, site.settings().browserWithin());
  }

  JanusUpload upload(JanusEndpoint endpoint, JanusHandle handle, Set<MediaKind> muted) {
    return new JanusUpload(room, endpoint.feed(), handle, control, muted, endpoint::signal);
  }

  /// One that an earlier server made.
  JanusUpload upload(JanusEndpoint endpoint, JanusHandle handle, JanusNote.Upload note) {
    return new JanusUpload(room, endpoint.feed(), handle, control, note, endpoint::signal);
  }

  JsonObject joinToPublish(String feed) {
    return JanusMessages.joinToPublish(room, feed);
  }

  JsonObject joinToReceive(long privateId, Set<Source> sources) {
    return JanusMessages.joinToReceive(room, privateId, sources);
  }

  ParticipantId participant(String feed) {
    return byFeed(feed).map(each -> each.id().participantId()).orElse(null);
  }

  void keyFrame(String feed) {
    byFeed(feed).ifPresent(JanusEndpoint::keyFrame);
  }

  private Optional<JanusEndpoint> byFeed(String feed) {
    return endpoints.values().stream().filter(each -> each.feed().equals(feed)).findFirst();
  }

  Instant now() {
    return site.clock().instant();
  }

  void signal(EndpointId endpointId, MediaSignal signal) {
    if (!over) {
      listener.signal(endpointId, signal);
    }
  }

  void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {
    if (!over) {
      listener.media(endpointId, kind, up, at);
    }
  }

  void speaking(EndpointId endpointId, boolean speaking) {
    if (!over) {
      listener.speaking(endpointId, speaking);
    }
  }

  void failed(JanusEndpoint endpoint, String reason) {
    LOG.info("Endpoint {} failed: {}", endpoint.id(), reason);
    feedChanged();
    if (!over) {
      listener.endpointFailed(endpoint.id(), reason);
    }
  }
}
