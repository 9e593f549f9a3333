package org.homegroup.bridge.jvb.conference;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.bridge.adapter.Endpoint;
import org.homegroup.bridge.jvb.colibri.ColibriEvent;
import org.homegroup.bridge.jvb.colibri.EndpointStats;
import org.homegroup.bridge.jvb.sdp.Sources;
import org.homegroup.session.MediaKind;

/// One participant's endpoint on the bridge: its peer connection, the media that arrives from it,
/// and the videos that it receives. ICE cannot be restarted over REST (JVB note), so a browser that
/// asks for a restart gets a new endpoint.
final class JvbEndpoint implements Endpoint {

  private static final MediaSignal.Open OPEN =
      new MediaSignal.Open(
          List.of(
              new MediaSignal.Peer(
                  JvbNegotiation.PEER,
                  MediaSignal.Offerer.BRIDGE,
                  List.of(MediaKind.AUDIO, MediaKind.VIDEO))));

  /// The number of consecutive statistics that may lack an endpoint. One may have been taken before
  /// the endpoint was created.
  private static final int MISSED_READINGS_MAX = 2;

  private final JvbContext context;
  private final JvbConference conference;
  private final EndpointId id;
  private final String name;
  private final MediaReceptionState reception;
  private final ReceiverConstraintsSender constraintsSender;
  private final VideoTypeSender videoTypeSender;
  private Set<MediaKind> muted;

  /// `null` until the bridge has created the endpoint.
  private JvbPeer peer;

  private boolean closed;
  private int missedReadings;

  /// `name` identifies the endpoint to the bridge and the other browsers. It is random, because the
  /// [EndpointId] is known to the endpoint's own browser only.
  JvbEndpoint(
      JvbContext context,
      JvbConference conference,
      EndpointId id,
      String name,
      Set<MediaKind> muted) {
    this(context, conference, id, name, muted, Optional.of(ReceiverConstraints.ALL));
  }

  private JvbEndpoint(
      JvbContext context,
      JvbConference conference,
      EndpointId id,
      String name,
      Set<MediaKind> muted,
      Optional<ReceiverConstraints> constraints) {
    this.context = context;
    this.conference = conference;
    this.id = id;
    this.name = name;
    this.muted = muted;
    this.reception =
        new MediaReceptionState(
            context.settings().downAfter(), (kind, up, at) -> conference.media(id, kind, up, at));
    this.videoTypeSender = new VideoTypeSender(name);
    this.constraintsSender =
        new ReceiverConstraintsSender(
            context.settings().heightMax(), constraints, conference::participant);
  }

  /// Adopts an endpoint of an earlier server. It keeps receiving the same videos until its browser
  /// sends constraints.
  ///
  /// @param sent the sources of all living endpoints, by name on the bridge
  static JvbEndpoint adopted(
      JvbContext context,
      JvbConference conference,
      JvbSnapshot.EndpointState state,
      Map<String, Sources> sent,
      EndpointStats counts) {
    var endpoint =
        new JvbEndpoint(
            context, conference, state.id(), state.name(), state.muted(), Optional.empty());
    endpoint.reception.start(state.up(), counts, context.now());
    endpoint.peer = new JvbPeer(context, conference, endpoint, state, sent);
    return endpoint;
  }

  @Override
  public EndpointId id() {
    return id;
  }

  String name() {
    return name;
  }

  /// Returns the state for a later server; empty before the browser has answered.
  Optional<JvbSnapshot.EndpointState> snapshot() {
    return peer == null
        ? Optional.empty()
        : peer.negotiation()
            .state()
            .map(
                it ->
                    new JvbSnapshot.EndpointState(
                        id, name, muted, reception.up(), peer.transport(), it));
  }

  @Override
  public Future<Void> open() {
    return conference
        .requests()
        .create(name, muted)
        .compose(
            created -> {
              if (closed) {
                // Removed during its creation: the earlier expiry may have come too early.
                return conference
                    .expire(name)
                    .transform(_ -> Future.failedFuture(new BridgeFailure.Overtaken("the add")));
              }
              peer = new JvbPeer(context, conference, this, created);
              signal(OPEN);
              return Future.succeededFuture();
            });
  }

  @Override
  public Future<Void> mute(Set<MediaKind> kinds) {
    muted = kinds;
    conference.snapshotChanged();
    return closed
        ? Future.failedFuture(new BridgeFailure.Overtaken("the mute"))
        : conference.requests().mute(name, kinds);
  }

  /// Returns the sources that others can receive from this endpoint now.
  Sources sources() {
    return peer == null ? Sources.NONE : peer.negotiation().sources();
  }

  void subscribe(SequencedMap<String, Sources> others) {
    if (peer != null) {
      peer.negotiation().subscribe(others);
    }
    constraintsSender.others(others.keySet());
    videoTypeSender.sources(sources());
  }

  @Override
  public void setReceiverConstraints(ReceiverConstraints wanted) {
    constraintsSender.setConstraints(wanted);
  }

  @Override
  public void setScreenShare(boolean screen) {
    videoTypeSender.setScreenShare(screen);
  }

  /// Ignores candidates, which the bridge does not need.
  @Override
  public void receive(MediaSignal signal) {
    switch (signal) {
      case MediaSignal.Answer it when it.peer().equals(JvbNegotiation.PEER) -> {
        if (peer != null) {
          peer.negotiation().answer(it);
        }
      }
      case MediaSignal.Restart it when it.peer().equals(JvbNegotiation.PEER) ->
          failed("the browser asks for a new path");
      case MediaSignal.Offer _,
          MediaSignal.Answer _,
          MediaSignal.Candidate _,
          MediaSignal.Restart _,
          MediaSignal.Open _,
          MediaSignal.Tracks _,
          MediaSignal.Closed _ -> {}
    }
  }

  /// Handles the bridge's statistics; `null` if the bridge does not know this endpoint.
  void statsReceived(EndpointStats counts, Instant at) {
    if (closed || peer == null) {
      return;
    }
    if (counts == null) {
      if (++missedReadings >= MISSED_READINGS_MAX) {
        failed("the bridge has given it up");
      }
      return;
    }
    missedReadings = 0;
    reception.update(counts, at);
    if (counts.iceFailed()) {
      failed("ICE failed");
    }
  }

  /// Called when the bridge receives nothing from this endpoint, or no longer reports it.
  void receptionLost() {
    if (!closed) {
      reception.receptionLost();
    }
  }

  @Override
  public Future<Void> close() {
    abandon();
    return conference.expire(name);
  }

  /// Drops all later events. Does not change the endpoint on the bridge.
  void abandon() {
    closed = true;
    if (peer != null) {
      peer.close();
    }
  }

  void signal(MediaSignal signal) {
    if (!closed) {
      conference.signal(id, signal);
    }
  }

  /// Cuts the endpoint and reports its failure, so that another may replace it.
  void failed(String reason) {
    if (!closed) {
      close();
      reception.receptionLost();
      conference.failed(this, reason);
    }
  }

  void socketOpened(Consumer<String> socket) {
    constraintsSender.opened(socket);
    videoTypeSender.opened(socket);
  }

  void socketBroken() {
    constraintsSender.disconnected();
    videoTypeSender.disconnected();
  }

  void event(ColibriEvent event) {
    if (!closed) {
      conference.event(event);
    }
  }
}
