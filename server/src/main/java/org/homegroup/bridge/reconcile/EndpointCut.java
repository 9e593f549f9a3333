package org.homegroup.bridge.reconcile;

import org.homegroup.bridge.BridgeFailure;
import org.homegroup.bridge.EndpointId;

/// The cut of one endpoint, asked for until the bridge confirms it.
final class EndpointCut {

  /// After so many unconfirmed cuts the whole conference is started over.
  private static final int TRIES_MAX = 3;

  private final EndpointReconciler.Site site;
  private final EndpointId dead;
  private final Backoff retries = new Backoff();

  EndpointCut(EndpointReconciler.Site site, EndpointId dead) {
    this.site = site;
    this.dead = dead;
  }

  void ask() {
    site.conference().remove(dead).onFailure(this::failed);
  }

  /// A bridge that cannot be reached is dead, and soon known to be; or only the line to it was, and
  /// media flow on.
  private void failed(Throwable failure) {
    if (!site.alive()) {
      return;
    }
    if (!(failure instanceof BridgeFailure.Unreachable) && retries.tries() >= TRIES_MAX - 1) {
      site.cutFailed("the cut of " + dead + " is not confirmed: " + failure.getMessage());
    } else {
      site.timers().after(retries.next(), this::askAgain);
    }
  }

  private void askAgain() {
    if (site.alive()) {
      ask();
    }
  }
}
