package org.homegroup.checkin;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.homegroup.questionnaire.LinkIds;

/// What somebody said on one day about craving and use.
///
/// @param answersState of answers that are not `GOOD` nothing but that is here
public record TrendPoint(
    LocalDate date, OptionalInt craving, boolean used, AnswersState answersState) {

  static TrendPoint of(LocalDate date, VerifiedAnswers.Said said) {
    return said.answers()
        .map(
            answers ->
                new TrendPoint(
                    date,
                    answers.number(LinkIds.CRAVING),
                    answers.is(LinkIds.USED, true),
                    said.state()))
        .orElseGet(() -> new TrendPoint(date, OptionalInt.empty(), false, said.state()));
  }
}
