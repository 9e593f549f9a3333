package org.homegroup.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homegroup.questionnaire.Answers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Urgency of patients, and signs that a patient should be spoken to today.
class RulesTest {

  @ParameterizedTest
  @CsvSource({
    "true,  false, 2,  false, true,  STEADY",
    "false, false, 0,  false, true,  UNSAFE",
    "true,  true,  0,  false, true,  UNSAFE",
    "true,  false, 6,  false, true,  STEADY",
    "true,  false, 7,  false, true,  WATCH",
    "true,  false, 0,  true,  true,  WATCH",
    "true,  false, 0,  false, false, WATCH",
    "false, false, 10, true,  false, UNSAFE"
  })
  void need(
      boolean safe, boolean driving, int craving, boolean used, boolean inPrivate, Need need) {
    var answers =
        new Answers(
            new TreeMap<>(
                Map.of(
                    "safe", safe,
                    "driving", driving,
                    "craving", craving,
                    "used", used,
                    "private", inPrivate)));
    assertEquals(need, NeedRule.of(answers));
  }

  @ParameterizedTest
  @MethodSource
  void needOfAPracticesOwnQuestions(Map<String, Object> answers, Need need) {
    assertEquals(need, NeedRule.of(new Answers(new TreeMap<>(answers))));
  }

  static Stream<Arguments> needOfAPracticesOwnQuestions() {
    return Stream.of(
        Arguments.of(Map.of(), Need.STEADY),
        Arguments.of(Map.of("mood", "low"), Need.STEADY),
        Arguments.of(Map.of("safe", false), Need.UNSAFE));
  }

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  private static TrendPoint day(int daysAgo, Integer craving, boolean used) {
    return new TrendPoint(
        TODAY.minusDays(daysAgo),
        craving == null ? OptionalInt.empty() : OptionalInt.of(craving),
        used,
        AnswersState.GOOD);
  }

  private static TrendPoint unreliable(int daysAgo, AnswersState state) {
    return new TrendPoint(TODAY.minusDays(daysAgo), OptionalInt.empty(), false, state);
  }

  @ParameterizedTest
  @MethodSource
  void sign(String expected, List<TrendPoint> points) {
    String found =
        RelapseRule.of(points, TODAY)
            .map(sign -> sign.kind() + (sign.by().isPresent() ? " " + sign.by().getAsInt() : ""))
            .orElse("-");
    assertEquals(expected, found);
  }

  static Stream<Arguments> sign() {
    return Stream.of(
        Arguments.of("-", List.of()),
        Arguments.of("-", List.of(day(0, 9, false))),
        Arguments.of("-", List.of(day(3, 2, false), day(0, 4, false))),
        Arguments.of("CRAVING_UP 3", List.of(day(3, 2, false), day(0, 5, false))),
        // The lowest of the week counts, wherever it stands.
        Arguments.of("CRAVING_UP 6", List.of(day(6, 1, false), day(2, 6, false), day(0, 7, false))),
        Arguments.of("CRAVING_UP 4", List.of(day(7, 1, false), day(0, 5, false))),
        Arguments.of("-", List.of(day(8, 1, false), day(0, 5, false))),
        Arguments.of("-", List.of(day(2, 5, false), day(0, 2, false))),
        // Yesterday's is yesterday's business.
        Arguments.of("-", List.of(day(2, 1, false), day(1, 9, true))),
        Arguments.of("USED", List.of(day(0, 0, true))),
        Arguments.of("USED", List.of(day(3, 0, false), day(0, 9, true))),
        Arguments.of("-", List.of(day(3, null, false), day(0, 9, false))),
        Arguments.of("-", List.of(day(3, 1, false), day(0, null, false))),
        // Unreliable answers count neither as low nor as high, and not as use.
        Arguments.of("-", List.of(unreliable(3, AnswersState.CHANGED), day(0, 9, false))),
        Arguments.of("-", List.of(day(3, 1, false), unreliable(0, AnswersState.LOST))));
  }
}
