package org.homegroup.bridge.adapter;

import io.vertx.core.Future;
import java.util.Set;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.bridge.ReceiverConstraints;
import org.homegroup.session.MediaKind;

/// One participant's endpoint within a bridge client's conference. Methods behave as those of
/// [Conference].
public interface Endpoint {

  EndpointId id();

  /// Creates the endpoint on the bridge and tells the browser to open its peer connections.
  Future<Void> open();

  Future<Void> mute(Set<MediaKind> muted);

  void setReceiverConstraints(ReceiverConstraints constraints);

  /// Handles a signal from the browser. A signal that does not fit this endpoint is ignored.
  void receive(MediaSignal signal);

  /// Cuts the endpoint's media; completes when the bridge has confirmed it.
  Future<Void> close();

  /// Behaves as [Conference#setScreenShare].
  void setScreenShare(boolean screen);
}
