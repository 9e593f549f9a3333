package org.homegroup.bridge.reconcile;

import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;

/// The cut of one endpoint, asked for until the bridge confirms it.
final class EndpointRemoval {

  /// After so many unconfirmed cuts the whole conference is started over.
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

  /// A bridge that cannot be reached is dead, and soon known to be; or only the line to it was, and
  /// media flow on.
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
