package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.id.ParticipantId;

/// The owner of a [SubscriberPeer]: its endpoint and conference.
interface SubscriberPeerOwner {

  /// Attaches a new handle for this peer.
  Future<JanusHandle> attach();

  /// Returns the request with which the handle joins the room and subscribes to these streams.
  JsonObject join(Set<Source> sources);

  /// Returns the participant of a feed; `null` if the participant has left.
  ParticipantId participant(String feed);

  /// Returns the height at which the browser shows this feed's video; 0 if not at all.
  int height(String feed);

  /// Asks the sender of a feed for a key frame, with which new subscribers can begin.
  void keyFrame(String feed);

  void signal(MediaSignal signal);

  /// Called when [SubscriberPeer#snapshot] has changed.
  void snapshotChanged();

  void failed(String reason);
}
