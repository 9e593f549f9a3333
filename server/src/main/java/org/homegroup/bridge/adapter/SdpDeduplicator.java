package org.homegroup.bridge.adapter;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.bridge.AdoptedEndpoint;
import org.homegroup.bridge.MediaSignal;

/// Detects repeated offers and answers. After a lost connection a browser resends descriptions that
/// may not have arrived.
public final class SdpDeduplicator {

  private static final String OFFER = "offer ";
  private static final String ANSWER = "answer ";

  /// The number of the last description, by peer and type.
  private final Map<String, Integer> last = new HashMap<>();

  /// Continues from an earlier server. The last offer of each peer is accepted once more, because
  /// the earlier server's answer may have been lost.
  public void resumeFrom(AdoptedEndpoint living) {
    living.offered().forEach((peer, number) -> last.put(OFFER + peer, number - 1));
  }

  /// Returns true if the browser sends this signal for the first time.
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

  /// Forgets everything, for the next endpoint.
  public void clear() {
    last.clear();
  }
}
