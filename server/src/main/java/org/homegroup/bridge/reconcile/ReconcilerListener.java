package org.homegroup.bridge.reconcile;

import java.time.Instant;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.MediaSignal;
import org.homegroup.session.MediaKind;

/// What the reconciler of a session tells. Called on the reconciler's context.
public interface ReconcilerListener {

  /// Pass this to the browser on `endpointId.connectionId()`; drop it when that has gone.
  void signal(EndpointId endpointId, MediaSignal signal);

  /// Media of a kind began or ceased to come from this participant's connection. Every `up` gets
  /// exactly one `up == false` (after [BridgeReconciler#returned] it is told once more), also when
  /// the endpoint is removed or the bridge dies. `at` is when, for `false` the last moment at which
  /// media is known to have come. It may follow the event that removed the participant: what is
  /// over already needs no second end.
  void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at);

  /// Speech began or ended. Transient: broadcast, never recorded. An endpoint that goes is silent
  /// without a word.
  void speaking(EndpointId endpointId, boolean speaking);

  /// Whether there is a bridge for this session's media. Called once at first, and at each change.
  void bridgeState(boolean videoPossible);

  /// For a conference that is only to be ended.
  ReconcilerListener NOBODY =
      new ReconcilerListener() {
        @Override
        public void signal(EndpointId endpointId, MediaSignal signal) {}

        @Override
        public void media(EndpointId endpointId, MediaKind kind, boolean up, Instant at) {}

        @Override
        public void speaking(EndpointId endpointId, boolean speaking) {}

        @Override
        public void bridgeState(boolean videoPossible) {}
      };
}
