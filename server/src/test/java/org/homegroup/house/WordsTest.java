package org.homegroup.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds comments and names to the language of the project: plain sentences, and one word for one
/// thing. Covers Java, TypeScript and the documents.
class WordsTest {

  private static final Path SELF = Path.of("src/test/java/org/homegroup/house/WordsTest.java");

  /// A comment, the annotations after it, and the declaration of a type.
  private static final Pattern TYPE_COMMENT =
      Pattern.compile(
          "(?m)^ *///[ ]*(?<first>\\w*).*\\R(?: *///.*\\R)*"
              + "(?: *@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*"
              + "(?:[\\w-]+ )*(?:class|record|interface|enum|package) ");

  /// Packages whose comments are not rewritten yet. The list may only become shorter.
  private static final List<String> QUESTION_WORDS =
      List.of(
          "What", "Who", "Whoever", "Whom", "Whose", "How", "Which", "Where", "Whether", "That");

  /// Former names of types that mean nothing else in English.
  private static final Pattern FORMER_NAME =
      word(
          "Gatherings?|FrameLog|LastSignals|CommandMemory|LeftConferences|KeptTasks|LeftCallBacks",
          "WaitingRoomNews|CheckInBoard|LineChecks|CheckRun|LineJudge|Safeguards|AskForHelp",
          "LineRules|OnTheLine|DoorRules|AtTheDoor|FloorRules|OnTheFloor|ProceedingsRules",
          "LookAfter|ClockRules|alreadySo|InCrisis|InSideRooms|PresenceConfirmed|SessionKeeper",
          "LifeSigns|LeaderlessWatch|LeaderlessGroups|KeptConference|EndpointKeeper|JanusKeeper",
          "ConferenceMemory|VideoWishes|JanusFarewell|JanusOrphan|JanusReception|MediaEvidence",
          "JanusLayers|JanusLayerWatch|BridgeChoice|ConferenceVoice|HeardDescriptions|RoomsApart",
          "SeatBits|NotTold|TaskFeed|TaskTaking|LedTasks|LineWatch");

  /// Former names of types that are English words too.
  private static final Pattern FORMER_TYPE =
      Pattern.compile(
          "\\b(?:class|record|interface|enum) (?:Moment|Circle|Talk|Speaker|Wire|Outlet"
              + "|Watch|Greeter|Arrival|Changes|Views|Floor|Commands|Credentials|Departures|Advice"
              + "|Attendants|Spot|Course|Proceedings|Coverage|CallBack|Consequences|Leading"
              + "|Reports|Confined|Station|Relays|Links|Logins|Identity|SignIn|Bearer|Seal"
              + "|Baton|Stretch|Slice|Ways|Calling|Reach|Notice|Waiters|Compared|Said"
              + "|Clockwork|Values|Nearest|Welcome|Troubles|Greeting|Housekeeping)\\b");

  private static final Pattern BRITISH =
      Pattern.compile(
          "(?i)\\b(?:un)?authoris\\w*|\\bprogrammes?\\b|\\borganis\\w*|\\bcounsellors?\\b"
              + "|\\bbehaviours?\\b|\\bcolours?\\b|\\benrolments?\\b|\\bserialis\\w*"
              + "|\\boptimis(?:e|ation)\\w*|\\brecognis\\w*|\\bneighbours?\\b");

  @Test
  @DisplayName("The comment of a type begins with its subject, not with a question word")
  void typeCommentsAreSentences() {
    Map<String, List<String>> questions =
        java()
            .flatMap(WordsTest::questions)
            .collect(
                Collectors.groupingBy(it -> it.replaceFirst(".*org/homegroup/(\\w+).*", "$1")));
    assertEquals(Map.of(), questions);
  }

  private static Stream<String> questions(Path file) {
    return TYPE_COMMENT
        .matcher(text(file))
        .results()
        .filter(it -> QUESTION_WORDS.contains(it.group("first")))
        .map(it -> file + ": " + it.group().lines().findFirst().orElse("").strip());
  }

  @Test
  @DisplayName("A type that got the field's standard word has lost its former name everywhere")
  void formerNamesAreGone() {
    assertEquals(List.of(), occurrences(FORMER_NAME, everything()));
    assertEquals(List.of(), occurrences(FORMER_TYPE, java()));
  }

  @Test
  @DisplayName("Spelling is American, as on the screens of American clinics")
  void spellingIsAmerican() {
    assertEquals(List.of(), occurrences(BRITISH, everything()));
  }

  private static Pattern word(String... names) {
    return Pattern.compile("\\b(?:" + String.join("|", names) + ")\\b");
  }

  private static Stream<Path> java() {
    return Stream.concat(files(Path.of("src"), ".java"), files(Path.of("bench/src"), ".java"));
  }

  private static Stream<Path> everything() {
    return Stream.of(
            java(),
            files(Path.of("../web-client/src"), ".ts", ".tsx", ".css"),
            files(Path.of("../web-client/e2e"), ".ts"),
            files(Path.of("docs"), ".md"),
            files(Path.of("../config"), ".md", ".conf"),
            Stream.of(Path.of("../README.md")))
        .flatMap(it -> it);
  }

  private static Stream<Path> files(Path below, String... endings) {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(file -> !file.equals(SELF))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> occurrences(Pattern pattern, Stream<Path> files) {
    return files
        .flatMap(file -> pattern.matcher(text(file)).results().map(it -> file + ": " + it.group()))
        .distinct()
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
