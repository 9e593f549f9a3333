package org.homegroup.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rates a network connection. The thresholds are those at which a browser gives up video in the
/// room (`weak-network.md`): the bad level costs the videos, the hopeless level damages the audio.
final class NetworkAssessor {

  private static final int BAD_LOSS_PERCENT = 4;
  private static final int HOPELESS_LOSS_PERCENT = 12;
  private static final int BAD_ROUND_TRIP_MS = 900;
  private static final int HOPELESS_ROUND_TRIP_MS = 2_500;

  /// A small video of one other participant, with audio.
  private static final int VIDEO_KILOBITS = 200;

  /// Speech at the lowest bit rate.
  private static final int SOUND_KILOBITS = 24;

  record Assessment(NetworkRating rating, List<Recommendation> recommendations) {}

  private final List<Recommendation> recommendations = new ArrayList<>();
  private NetworkRating rating = NetworkRating.GOOD;

  private NetworkAssessor() {}

  static Assessment assess(NetworkMeasurement found) {
    var assessor = new NetworkAssessor();
    if (found.path() == NetworkPath.NONE) {
      assessor.found(NetworkRating.TROUBLE, Recommendation.NO_PATH);
    }
    if (!found.microphone().works()) {
      assessor.found(NetworkRating.TROUBLE, Recommendation.MICROPHONE);
    }
    if (found.path() != NetworkPath.NONE) {
      assessor.connection(found);
    }
    if (!found.camera().works()) {
      assessor.found(NetworkRating.GOOD, Recommendation.CAMERA);
    }
    return new Assessment(assessor.rating, assessor.recommendations);
  }

  private void connection(NetworkMeasurement found) {
    int loss = Math.max(found.lossUpPercent().orElse(0), found.lossDownPercent().orElse(0));
    above(loss, BAD_LOSS_PERCENT, HOPELESS_LOSS_PERCENT, Recommendation.LOSING);
    int roundTrip = found.roundTripMs().orElse(0);
    above(roundTrip, BAD_ROUND_TRIP_MS, HOPELESS_ROUND_TRIP_MS, Recommendation.SLOW_ANSWERS);
    Optional<Integer> rate = found.kilobitsPerSecond();
    if (rate.isPresent() && rate.get() < VIDEO_KILOBITS) {
      found(
          rate.get() < SOUND_KILOBITS ? NetworkRating.TROUBLE : NetworkRating.SOUND_ONLY,
          Recommendation.LOW_BANDWIDTH);
    }
  }

  private void above(int value, int bad, int hopeless, Recommendation what) {
    if (value >= bad) {
      found(value >= hopeless ? NetworkRating.TROUBLE : NetworkRating.SOUND_ONLY, what);
    }
  }

  private void found(NetworkRating atBest, Recommendation what) {
    recommendations.add(what);
    if (atBest.compareTo(rating) > 0) {
      rating = atBest;
    }
  }
}
