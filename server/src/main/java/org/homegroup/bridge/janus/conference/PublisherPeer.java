package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.adapter.OpusFmtp;
import org.homegroup.bridge.adapter.SerialExecutor;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests;
import org.homegroup.bridge.janus.gateway.JanusResponses;
import org.homegroup.bridge.janus.gateway.JanusResponses.Published;
import org.homegroup.session.MediaKind;

/// The peer connection on which an endpoint sends: the browser offers, Janus answers. Keeps the
/// muted kinds and applies them before an answer goes to the browser, because no packet can pass
/// without that answer.
final class PublisherPeer {

  /// The mute state that Janus was last told, by mid. Janus forgets a mute when a feed is published
  /// again, so our state is the authoritative one.
  private final Map<String, Boolean> moderated = new HashMap<>();

  private final VideoRoom room;
  private final String feed;
  private final JanusHandle handle;
  private final Consumer<MediaSignal> browser;
  private final SerialExecutor serial = new SerialExecutor();
  private Set<MediaKind> muted;
  private List<Published> published = List.of();
  private int offered;

  PublisherPeer(
      VideoRoom room,
      String feed,
      JanusHandle handle,
      Set<MediaKind> muted,
      Consumer<MediaSignal> browser) {
    this.room = room;
    this.feed = feed;
    this.handle = handle;
    this.muted = muted;
    this.browser = browser;
  }

  /// Restores the peer from an earlier server's snapshot.
  PublisherPeer(
      VideoRoom room,
      String feed,
      JanusHandle handle,
      JanusSnapshot.PublisherState snapshot,
      Consumer<MediaSignal> browser) {
    this(room, feed, handle, snapshot.muted(), browser);
    offered = snapshot.offered();
    published = snapshot.published();
    moderated.putAll(snapshot.moderated());
  }

  JanusSnapshot.PublisherState snapshot() {
    return new JanusSnapshot.PublisherState(
        handle.id(), offered, muted, published, Map.copyOf(moderated));
  }

  /// Sends all mutes to Janus again; the earlier server may have died before it did.
  Future<Void> afterAdoption() {
    return serial.submit(() -> moderate(true));
  }

  /// Returns the streams that others can subscribe to: at most one per kind, the first. Further
  /// streams of a browser are ignored.
  List<Published> offered() {
    List<Published> first = new ArrayList<>();
    for (MediaKind kind : MediaKind.values()) {
      published.stream().filter(each -> each.kind() == kind).findFirst().ifPresent(first::add);
    }
    return first;
  }

  JanusHandle handle() {
    return handle;
  }

  /// Handles the browser's offer and sends the answer. If this fails the endpoint must be removed,
  /// because it may be sending media that must not pass.
  Future<Void> offer(MediaSignal.Offer offer) {
    return serial.submit(
        () ->
            handle
                .request(
                    JanusRequests.publish(offered == 0),
                    JanusRequests.description("offer", offer.sdp()))
                .compose(answer -> described(offer, answer)));
  }

  private Future<Void> described(MediaSignal.Offer offer, JsonObject answer) {
    String sdp = JanusResponses.sdp(answer);
    if (sdp == null) {
      return Future.failedFuture(new BridgeFailure.Refused(0, "an offer without an answer"));
    }
    offered = offer.negotiation();
    published = JanusResponses.published(JanusResponses.data(answer));
    return moderate(true)
        .onSuccess(
            _ ->
                browser.accept(
                    new MediaSignal.Answer(
                        offer.peer(), offer.negotiation(), OpusFmtp.withFecAndDtx(sdp))));
  }

  /// Sets the muted kinds; completes when Janus drops them, or when there is nothing to drop yet.
  Future<Void> mute(Set<MediaKind> kinds) {
    muted = kinds;
    return serial.submit(() -> moderate(false));
  }

  /// Sends changed mutes to Janus; with `again`, also every mute that it was told before.
  private Future<Void> moderate(boolean again) {
    Future<Void> done = Future.succeededFuture();
    for (Published each : published) {
      boolean mute = muted.contains(each.kind());
      if (moderated.getOrDefault(each.mid(), false) != mute || again && mute) {
        done = done.compose(_ -> moderate(each.mid(), mute));
      }
    }
    return done;
  }

  private Future<Void> moderate(String mid, boolean mute) {
    return room.moderate(feed, mid, mute).onSuccess(_ -> moderated.put(mid, mute)).mapEmpty();
  }

  /// Asks the browser for a key frame, with which a new subscriber can begin.
  void keyFrame() {
    handle.request(JanusRequests.keyFrame()).onFailure(_ -> {});
  }
}
