package org.homegroup.bridge.adapter;

import io.vertx.core.Future;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;

/// One participant's endpoint, as a bridge client's conference keeps it. What the methods promise
/// is said in [Conference].
public interface Endpoint {

  EndpointId id();

  /// Makes it on the bridge and tells the browser to open its peers.
  Future<Void> open();

  Future<Void> mute(Set<MediaKind> muted);

  void setReceiverConstraints(ReceiverConstraints constraints);

  /// A signal from the browser. One that does not fit the endpoint is ignored.
  void receive(MediaSignal signal);

  /// Cuts it; complete when the bridge has confirmed it.
  Future<Void> close();

  /// As [Conference#screen].
  void setScreenShare(boolean screen);
}
