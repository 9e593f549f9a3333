package org.homegroup.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.homegroup.questionnaire.AnswerCheck.DoesNotFit;
import org.junit.jupiter.api.Test;

class AnswerCheckTest {

  private static final Questionnaire BUILT_IN =
      QuestionnaireReader.read(DefaultQuestionnaire.JSON, complaint -> {});

  private static final Map<String, Object> WHOLE =
      Map.of(
          "location.address", "  12 Harbor Lane ",
          "location.city", "Austin",
          "location.confirmed", true,
          "call-back", "",
          "private", true,
          "driving", false,
          "craving", 3,
          "used", false,
          "safe", true);

  @Test
  void whatFitsIsKeptWithoutWhatIsEmpty() throws DoesNotFit {
    Answers answers = AnswerCheck.check(BUILT_IN, WHOLE);
    assertEquals("12 Harbor Lane", answers.text("location.address").orElseThrow());
    assertFalse(answers.values().containsKey("call-back"));
    assertTrue(answers.locationConfirmed());
    assertFalse(answers.toString().contains("Harbor"));
  }

  @Test
  void aLocationIsConfirmedOnlyWithAPlace() throws DoesNotFit {
    assertFalse(AnswerCheck.check(BUILT_IN, with("location.confirmed", false)).locationConfirmed());
    var nowhere = new HashMap<>(WHOLE);
    nowhere.remove("location.address");
    nowhere.put("location.city", " ");
    assertFalse(AnswerCheck.check(BUILT_IN, nowhere).locationConfirmed());
  }

  @Test
  void whatDoesNotFitIsToldByWhereAndNeverByWhat() {
    refused("craving", with("craving", 11));
    refused("craving", with("craving", 3.5));
    refused("craving", with("craving", "3"));
    refused("safe", with("safe", "yes"));
    refused("location.address", with("location.address", "x".repeat(121)));
    refused("location.address", with("location.address", 7));
    refused("location.city", with("location.city", "half \ud83d"));
    refused("location.city", with("location.city", "bell \u0007"));
    var missing = new HashMap<>(WHOLE);
    missing.remove("safe");
    refused("safe", missing);
    refused("", with("color", "secret-word"));
  }

  private static Map<String, Object> with(String linkId, Object value) {
    var changed = new HashMap<>(WHOLE);
    changed.put(linkId, value);
    return changed;
  }

  private static void refused(String linkId, Map<String, Object> given) {
    DoesNotFit fault =
        assertThrows(DoesNotFit.class, () -> AnswerCheck.check(BUILT_IN, given), linkId);
    assertEquals(linkId, fault.linkId());
    assertFalse(fault.getMessage().contains("secret-word"));
  }
}
