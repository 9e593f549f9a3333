package org.homegroup.questionnaire;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.homegroup.questionnaire.Questionnaire.Item;

/// Validates a patient's answers against the questionnaire.
public final class AnswerCheck {

  private AnswerCheck() {}

  /// Signals an answer that does not fit the questionnaire. The message gives place and reason, and
  /// never the answer.
  public static final class DoesNotFit extends Exception {
    private static final long serialVersionUID = 1L;
    private final String linkId;

    private DoesNotFit(String linkId, String sentence) {
      super(sentence, null, false, false);
      this.linkId = linkId;
    }

    public String linkId() {
      return linkId;
    }
  }

  /// Validates the answers.
  ///
  /// @param given as parsed from JSON; an empty text counts as not answered
  public static Answers check(Questionnaire questionnaire, Map<String, Object> given)
      throws DoesNotFit {
    Map<String, Item> asked =
        questionnaire.questions().stream().collect(Collectors.toMap(Item::linkId, item -> item));
    for (String linkId : given.keySet()) {
      if (!asked.containsKey(linkId)) {
        // The unknown name is not repeated: it is the sender's own text.
        throw new DoesNotFit("", "One of the answers is to something that was not asked.");
      }
    }
    var answers = new TreeMap<String, Object>();
    for (Item item : questionnaire.questions()) {
      Object value = given.get(item.linkId());
      if (value instanceof String text) {
        value = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
      }
      if (value == null || "".equals(value)) {
        if (item.required()) {
          throw new DoesNotFit(item.linkId(), "Please answer this one.");
        }
        continue;
      }
      answers.put(item.linkId(), fitting(item, value));
    }
    return new Answers(answers);
  }

  private static Object fitting(Item item, Object value) throws DoesNotFit {
    return switch (item.type()) {
      case STRING, TEXT -> text(item, value);
      case INTEGER -> number(item, value);
      case BOOLEAN -> {
        if (!(value instanceof Boolean)) {
          throw new DoesNotFit(item.linkId(), "This is answered with yes or no.");
        }
        yield value;
      }
      case CHOICE -> {
        if (!(value instanceof String option) || !Set.copyOf(item.options()).contains(option)) {
          throw new DoesNotFit(item.linkId(), "Please choose one of the options.");
        }
        yield option;
      }
      case DATE -> date(item, value);
      case DISPLAY, GROUP -> throw new IllegalStateException("not a question");
    };
  }

  private static String text(Item item, Object value) throws DoesNotFit {
    if (!(value instanceof String text) || text.codePoints().anyMatch(AnswerCheck::isNoCharacter)) {
      throw new DoesNotFit(item.linkId(), "This is answered with words.");
    }
    if (text.length() > item.maxLength().orElseThrow()) {
      throw new DoesNotFit(
          item.linkId(), "At most " + item.maxLength().getAsInt() + " characters, please.");
    }
    return text;
  }

  /// Unpaired surrogates, and characters that the database or a screen would reject.
  private static boolean isNoCharacter(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE
        || Character.isISOControl(codePoint) && codePoint != '\n';
  }

  private static Integer number(Item item, Object value) throws DoesNotFit {
    if (!(value instanceof Integer number)
        || number < item.minValue().orElse(Integer.MIN_VALUE)
        || number > item.maxValue().orElse(Integer.MAX_VALUE)) {
      throw new DoesNotFit(item.linkId(), "Please give a whole number of those shown.");
    }
    return number;
  }

  private static String date(Item item, Object value) throws DoesNotFit {
    try {
      return LocalDate.parse(String.valueOf(value)).toString();
    } catch (DateTimeException _) {
      throw new DoesNotFit(item.linkId(), "Please give a date.");
    }
  }
}
