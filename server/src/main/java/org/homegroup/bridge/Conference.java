package org.homegroup.bridge;

import io.vertx.core.Future;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// The bridge's side of one group session. Not the group session: it dies with the bridge and is
// made again.
///
/// All calls are made on one context, and each may fail with [BridgeFailure]. Calls for different
// endpoints may
/// overlap; calls for one endpoint are made one after the other by the reconciler.
public interface Conference {

  /// Gives a participant an endpoint: the browser is told to open its peers, and sees and hears
  // everybody else
  /// in the conference. `muted` is applied before a packet of that kind can pass.
  Future<Void> add(EndpointId endpointId, Set<MediaKind> muted);

  /// Cuts the endpoint's media both ways, at once. Unknown endpoints are already removed: succeeds.
  Future<Void> remove(EndpointId endpointId);

  /// Sets the kinds that the bridge drops from this endpoint, replacing the set before.
  Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted);

  /// A signal from the endpoint's browser. Late signals for an endpoint that is gone are ignored.
  void receive(EndpointId endpointId, MediaSignal signal);

  /// Removes all endpoints and the conference.
  Future<Void> close();
}
