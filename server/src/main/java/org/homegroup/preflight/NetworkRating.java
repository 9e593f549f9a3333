package org.homegroup.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one place that says what a line is good for. The bounds are those by which a browser gives
/// up video in the room (`poor-line.md`): bad is what costs the videos, hopeless what hurts the
/// sound.
final class NetworkRating {

  private static final int BAD_LOSS_PERCENT = 4;
  private static final int HOPELESS_LOSS_PERCENT = 12;
  private static final int BAD_ROUND_TRIP_MS = 900;
  private static final int HOPELESS_ROUND_TRIP_MS = 2_500;

  /// A small video of one other person, with the sound.
  private static final int VIDEO_KILOBITS = 200;

  /// Speech at its least.
  private static final int SOUND_KILOBITS = 24;

  record Judged(Verdict verdict, List<Recommendation> advice) {}

  private final List<Recommendation> advice = new ArrayList<>();
  private Verdict verdict = Verdict.GOOD;

  private NetworkRating() {}

  static Judged judge(NetworkMeasurement found) {
    var judge = new NetworkRating();
    if (found.path() == NetworkPath.NONE) {
      judge.found(Verdict.TROUBLE, Recommendation.NO_PATH);
    }
    if (!found.microphone().works()) {
      judge.found(Verdict.TROUBLE, Recommendation.MICROPHONE);
    }
    if (found.path() != NetworkPath.NONE) {
      judge.line(found);
    }
    if (!found.camera().works()) {
      judge.found(Verdict.GOOD, Recommendation.CAMERA);
    }
    return new Judged(judge.verdict, judge.advice);
  }

  private void line(NetworkMeasurement found) {
    int loss = Math.max(found.lossUpPercent().orElse(0), found.lossDownPercent().orElse(0));
    above(loss, BAD_LOSS_PERCENT, HOPELESS_LOSS_PERCENT, Recommendation.LOSING);
    int roundTrip = found.roundTripMs().orElse(0);
    above(roundTrip, BAD_ROUND_TRIP_MS, HOPELESS_ROUND_TRIP_MS, Recommendation.SLOW_ANSWERS);
    Optional<Integer> rate = found.kilobitsPerSecond();
    if (rate.isPresent() && rate.get() < VIDEO_KILOBITS) {
      found(
          rate.get() < SOUND_KILOBITS ? Verdict.TROUBLE : Verdict.SOUND_ONLY,
          Recommendation.THIN_LINE);
    }
  }

  private void above(int value, int bad, int hopeless, Recommendation what) {
    if (value >= bad) {
      found(value >= hopeless ? Verdict.TROUBLE : Verdict.SOUND_ONLY, what);
    }
  }

  private void found(Verdict atBest, Recommendation what) {
    advice.add(what);
    if (atBest.compareTo(verdict) > 0) {
      verdict = atBest;
    }
  }
}
