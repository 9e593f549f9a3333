package org.homegroup.questionnaire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What is asked, in order. Made by [QuestionnaireReader].
public record Questionnaire(List<Item> items) {

  public Questionnaire {
    items = List.copyOf(items);
  }

  /// FHIR's types of items that are supported.
  public enum Type {
    DISPLAY,
    GROUP,
    STRING,
    TEXT,
    INTEGER,
    BOOLEAN,
    CHOICE,
    DATE;

    /// Whether it can be answered.
    boolean asks() {
      return this != DISPLAY && this != GROUP;
    }
  }

  /// @param shortText what stands on a card instead of the question
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

  /// Those that can be answered, in order, out of their groups.
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
