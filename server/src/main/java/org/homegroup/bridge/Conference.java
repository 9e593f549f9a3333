package org.homegroup.bridge;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// A conference on a bridge: the media side of a group session or one of its side-rooms. It ends
/// with the bridge; the session does not, and opens another one.
///
/// Call it on one context. Each call may fail with [BridgeFailure]. Calls for different endpoints
/// may overlap. The reconciler makes the calls for one endpoint one after another, except
/// [#remove], which does not wait.
public interface Conference {

  /// Returns the endpoints that were adopted from an earlier server; none in a new conference. Each
  /// stays until it is removed. An endpoint whose browser never sent a signal is not adopted but
  /// removed, because the message that announced it to the browser may have been lost.
  List<AdoptedEndpoint> adopted();

  /// Creates an endpoint for a participant: the browser is told to open its peer connections, and
  /// receives the media of all others in the conference. `muted` takes effect before the first
  /// packet of that kind can pass.
  Future<Void> add(EndpointId endpointId, Set<MediaKind> muted);

  /// Cuts the endpoint's media in both directions at once, even while [#add] or [#mute] is running:
  /// those then fail with [BridgeFailure.Overtaken]. Succeeds for an unknown endpoint. When it
  /// fails, media may still flow: retry until the conference is lost, and finally call [#close].
  Future<Void> remove(EndpointId endpointId);

  /// Sets the kinds that the bridge drops from this endpoint; replaces the earlier set. Fails with
  /// `Overtaken` if the endpoint does not exist.
  Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted);

  /// Sets the videos that the bridge sends to this endpoint, each no larger than the endpoint shows
  /// it if the bridge has a choice. Replaces the earlier constraints. May be called while [#add] is
  /// running; it then takes effect before the first packet. There is no result: if it fails, the
  /// browser receives more than it needs until the next call. Ignored for an endpoint that is gone.
  void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints);

  /// Tells the bridge that this endpoint's video is a shared screen. A bridge that adapts to each
  /// receiver's bandwidth then drops camera pictures before the readable text. May be called while
  /// [#add] is running. There is no result.
  void setScreenShare(EndpointId endpointId, boolean screen);

  /// Passes a signal from the endpoint's browser. Late signals for an endpoint that is gone are
  /// ignored.
  void receive(EndpointId endpointId, MediaSignal signal);

  /// Removes all endpoints and the conference. No event follows.
  Future<Void> close();
}
