package org.homegroup.checkin;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.homegroup.questionnaire.Answers;
import org.homegroup.questionnaire.LinkIds;

/// What somebody said on one day about craving and use.
public record TrendPoint(LocalDate date, OptionalInt craving, boolean used) {

  static TrendPoint of(LocalDate date, Answers answers) {
    return new TrendPoint(date, answers.number(LinkIds.CRAVING), answers.is(LinkIds.USED, true));
  }
}
