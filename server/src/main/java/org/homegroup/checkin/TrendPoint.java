package org.homegroup.checkin;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.homegroup.questionnaire.LinkIds;

/// A patient's answers on one day about craving and use.
///
/// @param answersState unless `GOOD`, the other answers are empty
public record TrendPoint(
    LocalDate date, OptionalInt craving, boolean used, AnswersState answersState) {

  static TrendPoint of(LocalDate date, VerifiedAnswers.Answer answer) {
    return answer
        .answers()
        .map(
            answers ->
                new TrendPoint(
                    date,
                    answers.number(LinkIds.CRAVING),
                    answers.is(LinkIds.USED, true),
                    answer.state()))
        .orElseGet(() -> new TrendPoint(date, OptionalInt.empty(), false, answer.state()));
  }
}
