package org.homegroup.attendance;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// One participant's time by what it counted as, in milliseconds. Whole seconds and minutes are
/// floored once, from the milliseconds, where they are shown: 179 minutes and 59.9 seconds are 179
/// minutes.
public record Tally(Map<Counted, Long> millis) {

  private static final Counted[] PRESENT =
      Arrays.stream(Counted.values()).filter(Counted::present).toArray(Counted[]::new);

  public Tally {
    var copy = new EnumMap<Counted, Long>(Counted.class);
    copy.putAll(millis);
    millis = Collections.unmodifiableMap(copy);
  }

  static Tally of(long[] byClass) {
    var millis = new EnumMap<Counted, Long>(Counted.class);
    for (Counted counted : Counted.values()) {
      if (byClass[counted.ordinal()] != 0) {
        millis.put(counted, byClass[counted.ordinal()]);
      }
    }
    return new Tally(millis);
  }

  public long millisOf(Counted... classes) {
    return Arrays.stream(classes).mapToLong(counted -> millis.getOrDefault(counted, 0L)).sum();
  }

  public long secondsOf(Counted... classes) {
    return millisOf(classes) / 1000;
  }

  public long presentMillis() {
    return millisOf(PRESENT);
  }

  public long qualifyingMillis() {
    return millisOf(Counted.AUDIO_ONLY, Counted.WITH_VIDEO);
  }

  public long presentSeconds() {
    return presentMillis() / 1000;
  }

  public long qualifyingSeconds() {
    return qualifyingMillis() / 1000;
  }

  public long qualifyingMinutes() {
    return qualifyingMillis() / 60_000;
  }
}
