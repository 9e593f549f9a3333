package org.homegroup.questionnaire;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// What somebody answered, by linkId: texts, whole numbers, and yes or no. Made by [AnswerCheck].
public record Answers(SortedMap<String, Object> values) {

  public Answers {
    values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public Answers(Map<String, Object> values) {
    this(new TreeMap<>(values));
  }

  public Optional<String> text(String linkId) {
    return values.get(linkId) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public OptionalInt number(String linkId) {
    return values.get(linkId) instanceof Integer number
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  public boolean is(String linkId, boolean value) {
    return values.get(linkId) instanceof Boolean answer && answer == value;
  }

  /// The patient said where they are, and that it is so now.
  public boolean locationConfirmed() {
    return is(LinkIds.LOCATION_CONFIRMED, true)
        && (text(LinkIds.ADDRESS).isPresent() || text(LinkIds.CITY).isPresent());
  }

  /// Answers are health data: they are not printed by accident.
  @Override
  public String toString() {
    return "Answers[" + values.size() + "]";
  }
}
