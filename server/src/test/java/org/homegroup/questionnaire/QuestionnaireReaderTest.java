package org.homegroup.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homegroup.questionnaire.Questionnaire.Item;
import org.junit.jupiter.api.Test;

class QuestionnaireReaderTest {

  @Test
  void theOneThatIsBuiltInAsksWhatTheRulesNeed() {
    Questionnaire questionnaire = read(DefaultQuestionnaire.JSON, List.of());
    for (String linkId : LinkIds.TYPES.keySet()) {
      assertTrue(questionnaire.asks(linkId), linkId);
    }
    Item craving =
        questionnaire.questions().stream()
            .filter(item -> item.linkId().equals(LinkIds.CRAVING))
            .findFirst()
            .orElseThrow();
    assertEquals(0, craving.minValue().orElseThrow());
    assertEquals(10, craving.maxValue().orElseThrow());
    assertEquals("Craving", craving.label());
    assertTrue(craving.required());
  }

  @Test
  void everyKindOfQuestionIsRead() {
    Questionnaire questionnaire =
        read(
            """
            {"resourceType":"Questionnaire","status":"active","item":[
              {"linkId":"hello","type":"display","text":"Welcome."},
              {"linkId":"about","type":"group","item":[
                {"linkId":"mood","type":"choice","text":"How are you?","answerOption":[
                  {"valueString":"fine"},{"valueCoding":{"code":"so","display":"so-so"}}]},
                {"linkId":"note","type":"text","text":"More?","maxLength":500},
                {"linkId":"since","type":"date","text":"Since when?"}]}]}""",
            List.of());
    assertEquals(
        List.of("mood", "note", "since"),
        questionnaire.questions().stream().map(Item::linkId).toList());
    assertEquals(List.of("fine", "so-so"), questionnaire.questions().getFirst().options());
    assertEquals(500, questionnaire.questions().get(1).maxLength().orElseThrow());
  }

  @Test
  void whatIsNotSupportedIsRefusedByName() {
    read(
        """
        {"resourceType":"Questionnair","contained":[],"item":[
          {"linkId":"a b","type":"attachment","text":"?"},
          {"linkId":"craving","type":"string","text":"Craving","enableWhen":[]},
          {"linkId":"mood","type":"choice","text":"Mood"},
          {"linkId":"mood","type":"integer","text":"Again","maxLength":3,"extension":[
            {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":5},
            {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":1},
            {"url":"http://example.org/color","valueString":"red"}]},
          {"linkId":"long","type":"string","maxLength":9999,"required":"yes",
            "item":[{"linkId":"x","type":"boolean","text":"In?"}]}]}""",
        List.of(
            "/resourceType must be \"Questionnaire\"",
            "/contained is not supported",
            "/item/0/linkId must be letters, digits, dots and hyphens",
            "/item/0/type \"attachment\" is not supported:"
                + " display, group, string, text, integer, boolean, choice, date",
            "/item/1/enableWhen is not supported",
            "/item/1/type must be integer for craving, which rules use",
            "/item/2/answerOption is missing",
            "/item/3/maxLength is for string and text",
            "/item/3/extension \"http://example.org/color\" is not supported",
            "/item/3/extension has a minValue above the maxValue",
            "/item/4/text must have 1 to 500 characters",
            "/item/4/required must be true or false",
            "/item/4/maxLength must be between 1 and 2000",
            "/item/4/item is supported in groups only",
            "/item uses linkId \"mood\" twice"));
    read("{\"resourceType\":\"Questionnaire\"}", List.of("/item must ask 1 to 40 questions"));
  }

  private static Questionnaire read(String json, List<String> expected) {
    var complaints = new ArrayList<String>();
    Questionnaire questionnaire = QuestionnaireReader.read(json, complaints::add);
    assertEquals(expected, complaints);
    return questionnaire;
  }
}
