package org.homegroup.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.Main;
import org.homegroup.app.Server;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The rules of the project that the compiler does not know. Each is here because breaking it once
/// cost time; its reason is with it.
@AnalyzeClasses(packages = "org.homegroup", importOptions = DoNotIncludeTests.class)
class TidyTest {

  @ArchTest
  static final ArchRule time_is_handed_in =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Server.class.getName())
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .because("a test turns the clock by hand; Server hands one InstantSource to everybody");

  /// The rules and the counting, without the code that runs them.
  private static final String[] CORE = {
    "org.homegroup.access",
    "org.homegroup.session..",
    "org.homegroup.attendance..",
    "org.homegroup.id"
  };

  @ArchTest
  static final ArchRule the_core_is_plain_java =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE)
                  .or(
                      resideInAnyPackage(
                          "java.lang..", "java.nio.charset", "java.time..", "java.util..")))
          .because("rules and minutes are tested in milliseconds, and can be read without Vert.x");

  @ArchTest
  static final ArchRule no_cycle_between_packages =
      slices()
          .matching("org.homegroup.(**)")
          .should()
          .beFreeOfCycles()
          .because("a package in a cycle cannot be read, tested or moved alone");

  @ArchTest
  static final ArchRule the_root_package_holds_main_alone =
      classes()
          .that()
          .resideInAPackage("org.homegroup")
          .should()
          .haveNameMatching("org\\.homegroup\\.(Main(\\$.*)?|package-info)")
          .because("a class in the root belongs to no feature and closes cycles");

  private static final int MOST_PARAMETERS = 8;

  /// A record's constructor is its data; ports and settings are grouped into records.
  @ArchTest
  static final ArchRule no_long_constructors =
      constructors()
          .that()
          .areDeclaredInClassesThat(not(assignableTo(Record.class)))
          .should()
          .haveRawParameterTypes(
              describe("at most " + MOST_PARAMETERS, types -> types.size() <= MOST_PARAMETERS))
          .because("what belongs together is passed together, as a record that has a name");

  @ArchTest
  static final ArchRule one_logger =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("java.util.logging.."))
          .because("operators set levels in one place: slf4j");

  @ArchTest
  static final ArchRule only_commands_print =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.homegroup.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("standard output belongs to what a command prints; scripts read it");

  @ArchTest
  static final ArchRule only_main_ends_the_process =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .callMethod(System.class, "exit", int.class)
          .because("whatever ends the process elsewhere leaves a database running");

  @Test
  @DisplayName("Imports are by name: io.vertx.core and java.util.concurrent both have a Future")
  void noWildcardImports() throws IOException {
    assertEquals(List.of(), linesMatching(Pattern.compile("import .*\\.\\*;")));
  }

  @Test
  @DisplayName(
      "Doc comments fit in 100 columns: the formatter breaks longer lines into another kind of comment")
  void noBrokenDocComments() throws IOException {
    assertEquals(List.of(), linesMatching(Pattern.compile("\\s*///.*\\R\\s*// .*")));
  }

  @Test
  @DisplayName(
      "Only the journal reads its table: other SQL would read events past the upcasters (ADR 0023)")
  void noSqlOverTheJournal() throws IOException {
    Pattern sql = Pattern.compile("(?i)(?:from|join)\\s+journal\\b");
    assertEquals(
        List.of(),
        linesMatching(sql).stream()
            .map(line -> line.split(": ")[0])
            .filter(file -> file.contains("src/main/"))
            .filter(file -> !file.contains("/journal/pg/"))
            .toList());
  }

  @Test
  @DisplayName(
      "Nobody sleeps in a test: what happens is awaited, and rings a Bell if nothing tells")
  void noSleeps() throws IOException {
    Pattern sleep = Pattern.compile("Thread\\.sleep\\(|parkNanos\\(|SECONDS\\.sleep\\(");
    assertEquals(
        // The absence of media can only be observed by waiting.
        List.of("src/test/java/org/homegroup/bridge/MediaStory.java"),
        linesMatching(sleep).stream()
            .map(line -> line.split(": ")[0])
            .filter(file -> file.contains("src/test/"))
            .toList());
  }

  @Test
  @DisplayName("Nor does a browser story, but where the time that passes is what is told")
  void noWaitsInStories() throws IOException {
    Pattern wait = Pattern.compile("waitForTimeout\\(");
    assertEquals(
        Set.of("adoption.spec.ts", "blip.spec.ts", "Visitor.ts"),
        linesMatching(wait, Path.of("../web-client/e2e"), ".ts").stream()
            .map(line -> Path.of(line.split(": ")[0]).getFileName().toString())
            .collect(Collectors.toSet()));
  }

  /// Of the server and of the module with the measurements.
  private static List<String> linesMatching(Pattern pattern) throws IOException {
    List<String> lines = new ArrayList<>(linesMatching(pattern, Path.of("src"), ".java"));
    lines.addAll(linesMatching(pattern, Path.of("bench/src"), ".java"));
    return lines;
  }

  private static List<String> linesMatching(Pattern pattern, Path below, String ending)
      throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .flatMap(file -> matches(pattern, file))
          .toList();
    }
  }

  private static Stream<String> matches(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(found -> file + ": " + found.group().strip());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
