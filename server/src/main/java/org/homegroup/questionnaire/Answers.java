package org.homegroup.questionnaire;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// A patient's answers by linkId: texts, whole numbers, and booleans. Created by [AnswerCheck].
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

  /// Whether the patient gave a location and confirmed that it is the present one.
  public boolean locationConfirmed() {
    return is(LinkIds.LOCATION_CONFIRMED, true)
        && (text(LinkIds.ADDRESS).isPresent() || text(LinkIds.CITY).isPresent());
  }

  /// Answers are health data and must not be printed by accident.
  @Override
  public String toString() {
    return "Answers[" + values.size() + "]";
  }
}
