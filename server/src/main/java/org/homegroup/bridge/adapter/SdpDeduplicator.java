package org.homegroup.bridge.adapter;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.MediaSignal;

/// Which descriptions an endpoint's browser has given: after a break of its line it says again what
/// may have been lost.
public final class SdpDeduplicator {

  private static final String OFFER = "offer ";
  private static final String ANSWER = "answer ";

  /// The number of the last one, by peer and form.
  private final Map<String, Integer> last = new HashMap<>();

  /// An earlier server heard the offers, but its last answers may have been lost.
  public void resumeFrom(AdoptedEndpoint living) {
    living.offered().forEach((peer, number) -> last.put(OFFER + peer, number - 1));
  }

  /// Whether the browser says this for the first time.
  public boolean isNew(MediaSignal signal) {
    return switch (signal) {
      case MediaSignal.Offer it -> isNew(OFFER + it.peer(), it.negotiation());
      case MediaSignal.Answer it -> isNew(ANSWER + it.peer(), it.negotiation());
      case MediaSignal.Candidate _, MediaSignal.Restart _ -> true;
      case MediaSignal.Open _, MediaSignal.Tracks _, MediaSignal.Closed _ -> true;
    };
  }

  private boolean isNew(String description, int negotiation) {
    boolean isNew = negotiation > last.getOrDefault(description, 0);
    if (isNew) {
      last.put(description, negotiation);
    }
    return isNew;
  }

  /// The next endpoint begins.
  public void clear() {
    last.clear();
  }
}
