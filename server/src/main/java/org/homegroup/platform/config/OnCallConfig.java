package org.homegroup.platform.config;

import java.time.Duration;
import java.util.List;

/// Section `on-call`: the calls to the supervisor on call.
///
/// @param helpWaits time that a lead has to answer a request for help before the call
/// @param remindAfter the intervals between calls, until the task is taken
/// @param answerWithin time limit for a webhook or mail server
/// @param tryAgainAfter the intervals between attempts of one call that fails
public record OnCallConfig(
    Duration helpWaits,
    List<Duration> remindAfter,
    Duration answerWithin,
    List<Duration> tryAgainAfter) {

  private static final int MOST_REMINDERS = 20;
  private static final int MOST_TRIES = 8;

  public OnCallConfig {
    remindAfter = List.copyOf(remindAfter);
    tryAgainAfter = List.copyOf(tryAgainAfter);
  }

  static OnCallConfig from(Section section) {
    var onCall =
        new OnCallConfig(
            section.duration("help-waits", Duration.ZERO),
            section.durations("remind-after", Duration.ofSeconds(1), MOST_REMINDERS),
            section.duration("answer-within", Duration.ofMillis(100)),
            section.durations("try-again-after", Duration.ofMillis(100), MOST_TRIES));
    grows(section, "remind-after", onCall.remindAfter);
    grows(section, "try-again-after", onCall.tryAgainAfter);
    return onCall;
  }

  private static void grows(Section section, String name, List<Duration> lengths) {
    for (int i = 1; i < lengths.size(); i++) {
      if (lengths.get(i).compareTo(lengths.get(i - 1)) < 0) {
        section.complain(name, "must not become shorter: a person who does not answer is busy");
        return;
      }
    }
  }
}
