package org.homegroup.bridge;

import java.util.HashMap;
import java.util.Map;

/// Which descriptions an endpoint's browser has given: after a break of its line it says again what
/// may have been lost.
final class HeardDescriptions {

  private static final String OFFER = "offer ";
  private static final String ANSWER = "answer ";

  /// The number of the last one, by peer and form.
  private final Map<String, Integer> last = new HashMap<>();

  /// An earlier server heard the offers, but its last answers may have been lost.
  void heardBefore(LivingEndpoint living) {
    living.offered().forEach((peer, number) -> last.put(OFFER + peer, number - 1));
  }

  /// Whether the browser says this for the first time.
  boolean isNew(MediaSignal signal) {
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
  void clear() {
    last.clear();
  }
}
