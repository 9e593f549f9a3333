package org.homegroup.attendance.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.id.PersonId;
import org.homegroup.testing.DocumentTable;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The export of each scenario, byte for byte, as a payer reads it. After an intended change, run
/// with `-Dgolden.write=true`, and read the difference before committing it.
class CsvExportGoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/attendance");

  private static final Pattern CLINICAL =
      Pattern.compile("cris[ie]s|emergency|danger|call.?back|check.?in", Pattern.CASE_INSENSITIVE);

  @TestFactory
  Stream<DynamicTest> exports() {
    return Scenarios.all().entrySet().stream()
        .map(
            it ->
                DynamicTest.dynamicTest(
                    it.getKey(), () -> check(it.getKey(), it.getValue().get())));
  }

  @Test
  void everyFileBelongsToAScenario() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString().replace(".csv", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(new TreeSet<>(Scenarios.all().keySet()), names);
    }
  }

  @Test
  void everyColumnIsExplainedInItsPlace() throws IOException {
    String csv = export(Scenarios.all().values().iterator().next().get());
    assertEquals(
        List.of(lines(csv).getFirst().split(",")),
        DocumentTable.names("attendance.md", "| column |"));
  }

  private static void check(String name, SessionStory story) throws IOException {
    Path file = GOLDEN.resolve(name + ".csv");
    String csv = export(story);
    assertFalse(CLINICAL.matcher(csv).find(), "clinical words are no payer's business");
    byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN);
      Files.write(file, bytes);
    }
    assertEquals(lines(Files.readString(file)), lines(csv));
    assertArrayEquals(Files.readAllBytes(file), bytes);
  }

  private static List<String> lines(String csv) {
    return List.of(csv.split("\r\n"));
  }

  private static String export(SessionStory story) {
    return CsvExport.csv(
        AttendanceFold.of(story.events()).sheet(story.now()), "Saturday evening group", NAMES);
  }

  private static final CsvExport.Names NAMES =
      new CsvExport.Names() {
        @Override
        public String full(PersonId personId) {
          return name(personId);
        }

        /// Dr. Okafor's is not on record.
        @Override
        public String credential(PersonId personId) {
          return personId.equals(People.DR_RIVERA.personId()) ? "PsyD; LPC" : "";
        }
      };

  private static String name(PersonId personId) {
    return Scenarios.AWKWARD.stream()
        .filter(person -> person.personId().equals(personId))
        .map(TestPerson::name)
        .findFirst()
        .orElseGet(() -> People.nameOf(personId));
  }
}
