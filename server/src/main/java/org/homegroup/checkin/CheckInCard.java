package org.homegroup.checkin;

import java.util.List;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.questionnaire.Answers;
import org.homegroup.questionnaire.Questionnaire;

/// One submission in the form that a lead reads.
///
/// @param answers in the order of the questions; empty unless the state is `GOOD`
public record CheckInCard(
    CheckInId checkInId,
    AnswersState answersState,
    Need need,
    Optional<RelapseSign> sign,
    List<Line> answers) {

  public CheckInCard {
    answers = List.copyOf(answers);
  }

  /// One answered question.
  ///
  /// @param value a text, a whole number, or a boolean
  public record Line(String linkId, String label, Object value) {}

  /// Creates the card. Questions that the practice has since dropped are shown by their linkIds.
  static CheckInCard of(
      CheckInId id, Answers answers, Questionnaire asked, Optional<RelapseSign> sign) {
    var lines = new java.util.ArrayList<Line>();
    asked.questions().stream()
        .filter(item -> answers.values().containsKey(item.linkId()))
        .forEach(
            item ->
                lines.add(
                    new Line(item.linkId(), item.label(), answers.values().get(item.linkId()))));
    answers
        .values()
        .forEach(
            (linkId, value) -> {
              if (!asked.asks(linkId)) {
                lines.add(new Line(linkId, linkId, value));
              }
            });
    return new CheckInCard(id, AnswersState.GOOD, NeedRule.of(answers), sign, lines);
  }

  /// A card without answers, for answers that are not reliable.
  static CheckInCard without(CheckInId id, AnswersState state) {
    return new CheckInCard(id, state, Need.UNKNOWN, Optional.empty(), List.of());
  }

  /// The answer to a question; empty if it was not answered.
  public Optional<String> said(String linkId) {
    return answers.stream()
        .filter(line -> line.linkId().equals(linkId))
        .map(line -> line.value().toString())
        .findFirst();
  }

  /// Answers are health data and must not be printed by accident.
  @Override
  public String toString() {
    return "CheckInCard[" + checkInId + "]";
  }
}
