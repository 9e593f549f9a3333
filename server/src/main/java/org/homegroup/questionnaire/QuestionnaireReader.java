package org.homegroup.questionnaire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.homegroup.questionnaire.Questionnaire.Item;
import org.homegroup.questionnaire.Questionnaire.Type;

/// Reads a FHIR R4 Questionnaire. Unsupported elements are refused by name and never ignored: a
/// question that silently disappears is worse than a server that does not start.
public final class QuestionnaireReader {

  private static final String EXTENSIONS = "http://hl7.org/fhir/StructureDefinition/";
  private static final String MIN_VALUE = EXTENSIONS + "minValue";
  private static final String MAX_VALUE = EXTENSIONS + "maxValue";
  private static final String SHORT_TEXT =
      "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText";

  private static final Set<String> ABOUT =
      Set.of(
          "resourceType",
          "id",
          "url",
          "version",
          "name",
          "title",
          "status",
          "language",
          "description",
          "publisher",
          "date",
          "experimental",
          "subjectType",
          "item");

  private static final Set<String> OF_ITEM =
      Set.of(
          "linkId", "type", "text", "required", "maxLength", "answerOption", "extension", "item");

  private static final int MOST_QUESTIONS = 40;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_ANSWER = 2_000;
  private static final int LONGEST_STRING = 200;
  private static final String LINK_ID = "[A-Za-z0-9][A-Za-z0-9.-]{0,63}";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Consumer<String> complaints;

  private QuestionnaireReader(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  /// Reads a questionnaire. The result is valid only without complaints, each of which begins with
  /// a JSON pointer.
  public static Questionnaire read(String json, Consumer<String> complaints) {
    try {
      return new QuestionnaireReader(complaints).questionnaire(MAPPER.readTree(json));
    } catch (JsonProcessingException notJson) {
      complaints.accept("is not JSON: " + notJson.getOriginalMessage());
      return new Questionnaire(List.of());
    }
  }

  private Questionnaire questionnaire(JsonNode root) {
    if (!"Questionnaire".equals(root.path("resourceType").textValue())) {
      complaints.accept("/resourceType must be \"Questionnaire\"");
    }
    onlyKnows(root, "", ABOUT);
    var questionnaire = new Questionnaire(items(root, ""));
    List<Item> questions = questionnaire.questions();
    if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      complaints.accept("/item must ask 1 to " + MOST_QUESTIONS + " questions");
    }
    var seen = new HashSet<String>();
    Questionnaire.everything(questionnaire.items())
        .filter(item -> !seen.add(item.linkId()))
        .forEach(item -> complaints.accept("/item uses linkId \"" + item.linkId() + "\" twice"));
    return questionnaire;
  }

  private List<Item> items(JsonNode parent, String pointer) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < parent.path("item").size(); i++) {
      items.add(item(parent.path("item").get(i), pointer + "/item/" + i));
    }
    return items;
  }

  private Item item(JsonNode node, String at) {
    onlyKnows(node, at, OF_ITEM);
    String linkId = text(node, at, "linkId");
    if (!linkId.matches(LINK_ID)) {
      complaints.accept(at + "/linkId must be letters, digits, dots and hyphens");
    }
    Type type = type(node, at);
    Type wanted = LinkIds.TYPES.getOrDefault(linkId, type);
    if (type != wanted) {
      complaints.accept(
          at + "/type must be " + code(wanted) + " for " + linkId + ", which rules use");
    }
    var item =
        new Item(
            linkId,
            type,
            type == Type.GROUP && !node.has("text") ? "" : text(node, at, "text"),
            extension(node, SHORT_TEXT, "valueString").map(JsonNode::asText),
            flag(node, at, "required"),
            maxLength(node, at, type),
            number(node, at, MIN_VALUE),
            number(node, at, MAX_VALUE),
            options(node, at, type),
            items(node, at));
    checkExtensions(node, at);
    if (type != Type.GROUP && !item.items().isEmpty()) {
      complaints.accept(at + "/item is supported in groups only");
    }
    if (item.minValue().isPresent()
        && item.maxValue().isPresent()
        && item.minValue().getAsInt() > item.maxValue().getAsInt()) {
      complaints.accept(at + "/extension has a minValue above the maxValue");
    }
    return item;
  }

  private Type type(JsonNode node, String at) {
    String word = node.path("type").asText("");
    for (Type type : Type.values()) {
      if (code(type).equals(word)) {
        return type;
      }
    }
    complaints.accept(
        at
            + "/type \""
            + word
            + "\" is not supported: display, group, string, text, integer, boolean, choice, date");
    return Type.DISPLAY;
  }

  private OptionalInt maxLength(JsonNode node, String at, Type type) {
    if (type != Type.STRING && type != Type.TEXT) {
      if (node.has("maxLength")) {
        complaints.accept(at + "/maxLength is for string and text");
      }
      return OptionalInt.empty();
    }
    int otherwise = type == Type.STRING ? LONGEST_STRING : LONGEST_ANSWER;
    int length = node.has("maxLength") ? node.get("maxLength").asInt(0) : otherwise;
    if (length < 1 || length > LONGEST_ANSWER) {
      complaints.accept(at + "/maxLength must be between 1 and " + LONGEST_ANSWER);
    }
    return OptionalInt.of(length);
  }

  private OptionalInt number(JsonNode node, String at, String url) {
    Optional<JsonNode> value = extension(node, url, "valueInteger");
    if (value.isPresent() && !value.get().isInt()) {
      complaints.accept(at + "/extension " + url + " must have a valueInteger");
      return OptionalInt.empty();
    }
    return value.map(one -> OptionalInt.of(one.intValue())).orElse(OptionalInt.empty());
  }

  private static Optional<JsonNode> extension(JsonNode node, String url, String value) {
    for (JsonNode one : node.path("extension")) {
      if (url.equals(one.path("url").textValue())) {
        return Optional.of(one.path(value));
      }
    }
    return Optional.empty();
  }

  private void checkExtensions(JsonNode node, String at) {
    for (JsonNode one : node.path("extension")) {
      String url = one.path("url").asText("");
      if (!Set.of(MIN_VALUE, MAX_VALUE, SHORT_TEXT).contains(url)) {
        complaints.accept(at + "/extension \"" + url + "\" is not supported");
      }
    }
  }

  private List<String> options(JsonNode node, String at, Type type) {
    var options = new ArrayList<String>();
    for (JsonNode one : node.path("answerOption")) {
      JsonNode coding = one.path("valueCoding");
      String option =
          one.has("valueString")
              ? one.get("valueString").asText("")
              : coding.path("display").asText(coding.path("code").asText(""));
      if (option.isBlank() || option.length() > LONGEST_STRING) {
        complaints.accept(at + "/answerOption must have a valueString, or a valueCoding");
      }
      options.add(option);
    }
    if ((type == Type.CHOICE) != !options.isEmpty()) {
      complaints.accept(
          at + "/answerOption is " + (type == Type.CHOICE ? "missing" : "for choice only"));
    }
    return options;
  }

  private String text(JsonNode node, String at, String name) {
    String text = node.path(name).asText("").strip();
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      complaints.accept(at + "/" + name + " must have 1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private boolean flag(JsonNode node, String at, String name) {
    if (node.has(name) && !node.get(name).isBoolean()) {
      complaints.accept(at + "/" + name + " must be true or false");
    }
    return node.path(name).asBoolean(false);
  }

  private void onlyKnows(JsonNode node, String at, Set<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                complaints.accept(at + "/" + name + " is not supported");
              }
            });
  }

  private static String code(Type type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
