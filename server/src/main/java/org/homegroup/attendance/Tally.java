package org.homegroup.attendance;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// One participant's time in each class, in milliseconds. Seconds and minutes are floored once,
/// from milliseconds, where they are shown: 179 minutes and 59.9 seconds are 179 minutes.
public record Tally(Map<TimeClass, Long> millis) {

  private static final TimeClass[] PRESENT =
      Arrays.stream(TimeClass.values()).filter(TimeClass::present).toArray(TimeClass[]::new);

  public Tally {
    var copy = new EnumMap<TimeClass, Long>(TimeClass.class);
    copy.putAll(millis);
    millis = Collections.unmodifiableMap(copy);
  }

  static Tally of(long[] byClass) {
    var millis = new EnumMap<TimeClass, Long>(TimeClass.class);
    for (TimeClass counted : TimeClass.values()) {
      if (byClass[counted.ordinal()] != 0) {
        millis.put(counted, byClass[counted.ordinal()]);
      }
    }
    return new Tally(millis);
  }

  public long millisOf(TimeClass... classes) {
    return Arrays.stream(classes).mapToLong(counted -> millis.getOrDefault(counted, 0L)).sum();
  }

  public long secondsOf(TimeClass... classes) {
    return millisOf(classes) / 1000;
  }

  public long presentMillis() {
    return millisOf(PRESENT);
  }

  public long qualifyingMillis() {
    return millisOf(TimeClass.AUDIO_ONLY, TimeClass.WITH_VIDEO);
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
