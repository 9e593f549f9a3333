package org.homegroup.bridge.reconcile;

import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;

/// Removes one endpoint, and retries until the bridge confirms it.
final class EndpointRemoval {

  /// The number of unconfirmed removals after which the whole conference is restarted.
  private static final int TRIES_MAX = 3;

  private final EndpointReconciler.Context context;
  private final EndpointId endpointId;
  private final Backoff retries = new Backoff();

  EndpointRemoval(EndpointReconciler.Context context, EndpointId endpointId) {
    this.context = context;
    this.endpointId = endpointId;
  }

  void start() {
    context.conference().remove(endpointId).onFailure(this::failed);
  }

  /// Retries. After an `Unreachable` it retries without limit: a dead bridge will soon be known to
  /// be dead, but if only the connection to it is broken, media still flows.
  private void failed(Throwable failure) {
    if (!context.isCurrent()) {
      return;
    }
    if (!(failure instanceof BridgeFailure.Unreachable) && retries.tries() >= TRIES_MAX - 1) {
      context.removalFailed(
          "the cut of " + endpointId + " is not confirmed: " + failure.getMessage());
    } else {
      context.timers().after(retries.next(), this::startAgain);
    }
  }

  private void startAgain() {
    if (context.isCurrent()) {
      start();
    }
  }
}
