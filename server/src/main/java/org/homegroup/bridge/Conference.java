package org.homegroup.bridge;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.homegroup.session.MediaKind;

/// The bridge's side of one group session. Not the group session: it dies with the bridge and is
/// made again.
///
/// All calls are made on one context, and each may fail with [BridgeFailure]. Calls for different
/// endpoints may overlap. The reconciler makes the calls for one endpoint one after the other, but
/// for [#remove], which waits for nothing.
public interface Conference {

  /// The endpoints that were in it when it was opened; none in a new one. Each stays until it is
  /// removed. One whose browser was never heard on it is not among them and is ended: the message
  /// that told the browser of it may have been lost with the earlier server.
  List<AdoptedEndpoint> adopted();

  /// Gives a participant an endpoint: the browser is told to open its peers, and sees and hears
  /// everybody else in the conference. `muted` is applied before a packet of that kind can pass.
  Future<Void> add(EndpointId endpointId, Set<MediaKind> muted);

  /// Cuts the endpoint's media both ways, at once, also while [#add] or [#mute] of it is under way:
  /// those then fail with [BridgeFailure.Overtaken]. Unknown endpoints are already removed:
  /// succeeds. When it fails, media may still flow: try again until the conference is lost, and in
  /// the end [#close].
  Future<Void> remove(EndpointId endpointId);

  /// Sets the kinds that the bridge drops from this endpoint, replacing the set before. Fails with
  /// `Overtaken` when there is no such endpoint.
  Future<Void> mute(EndpointId endpointId, Set<MediaKind> muted);

  /// Sends this endpoint the videos it wishes for and no others, each no larger than it is shown
  /// where there is a choice; replaces the wishes before. May be called while [#add] is under way,
  /// and then holds before the first packet. Nothing is answered: what cannot be done costs the
  /// browser's line, and the next wishes say it again. An endpoint that is gone is ignored.
  void setReceiverConstraints(EndpointId endpointId, ReceiverConstraints constraints);

  /// Whether this endpoint's video is a screen. A bridge that looks at each line by itself gives
  /// letters up later than faces. May be called while [#add] is under way; nothing is answered.
  void setScreenShare(EndpointId endpointId, boolean screen);

  /// A signal from the endpoint's browser. Late signals for an endpoint that is gone are ignored.
  void receive(EndpointId endpointId, MediaSignal signal);

  /// Removes all endpoints and the conference. No event follows.
  Future<Void> close();
}
