package org.homegroup.bridge.janus.conference;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.janus.gateway.JanusHandle;
import org.homegroup.bridge.janus.gateway.JanusRequests.Source;
import org.homegroup.id.ParticipantId;

/// What a download needs of its endpoint and conference.
interface SubscriberPeerOwner {

  /// A new handle for this peer.
  Future<JanusHandle> attach();

  /// The join that makes it a receiver of these sources.
  JsonObject join(Set<Source> sources);

  /// Whose feed it is; `null` when that participant has gone.
  ParticipantId participant(String feed);

  /// How tall the browser shows this feed's video; 0: not at all.
  int height(String feed);

  /// New viewers wait for this feed's next whole picture.
  void keyFrame(String feed);

  void signal(MediaSignal signal);

  /// What [SubscriberPeer#snapshot] says is another thing now.
  void snapshotChanged();

  void failed(String reason);
}
