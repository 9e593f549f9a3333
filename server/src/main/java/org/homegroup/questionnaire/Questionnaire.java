package org.homegroup.questionnaire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The questions of a check-in, in order. Created by [QuestionnaireReader].
public record Questionnaire(List<Item> items) {

  public Questionnaire {
    items = List.copyOf(items);
  }

  /// The supported item types of FHIR.
  public enum Type {
    DISPLAY,
    GROUP,
    STRING,
    TEXT,
    INTEGER,
    BOOLEAN,
    CHOICE,
    DATE;

    /// Whether an item of this type takes an answer.
    boolean asks() {
      return this != DISPLAY && this != GROUP;
    }
  }

  /// One item of a questionnaire.
  ///
  /// @param shortText label on a card instead of the question
  /// @param maxLength of a text
  public record Item(
      String linkId,
      Type type,
      String text,
      Optional<String> shortText,
      boolean required,
      OptionalInt maxLength,
      OptionalInt minValue,
      OptionalInt maxValue,
      List<String> options,
      List<Item> items) {

    public Item {
      options = List.copyOf(options);
      items = List.copyOf(items);
    }

    public String label() {
      return shortText.orElse(text);
    }
  }

  /// The items that take an answer, in order, without their groups.
  public List<Item> questions() {
    return everything(items).filter(item -> item.type().asks()).toList();
  }

  public boolean asks(String linkId) {
    return questions().stream().anyMatch(item -> item.linkId().equals(linkId));
  }

  static Stream<Item> everything(List<Item> items) {
    return items.stream().flatMap(item -> Stream.concat(Stream.of(item), everything(item.items())));
  }
}
