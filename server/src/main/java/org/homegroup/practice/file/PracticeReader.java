package org.homegroup.practice.file;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homegroup.practice.PersonName;
import org.homegroup.practice.file.Practice.Enrollment;
import org.homegroup.practice.file.Practice.Organization;
import org.homegroup.practice.file.Practice.Person;
import org.homegroup.practice.file.Practice.PlannedSession;
import org.homegroup.practice.file.Practice.Program;
import org.homegroup.practice.file.Practice.Room;
import org.homegroup.practice.file.Practice.StaffRole;

/// Converts the values of a practice file into a [Practice]: first each entry alone, then, by
/// [PracticeCheck], the entries against each other. The result is valid only without errors.
final class PracticeReader {

  private static final Duration LONGEST = Duration.ofHours(24);

  /// A telephone number as people write them, with at least three digits.
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9(][0-9 ().-]*[0-9]{2}");

  private final List<String> complaints;
  private final QuestionnaireFiles files;

  /// Creates a reader.
  ///
  /// @param folder of the practice file, to which the files that it names are relative
  PracticeReader(List<String> complaints, Path folder) {
    this.complaints = complaints;
    this.files = new QuestionnaireFiles(folder);
  }

  Practice read(Config values) {
    Practice practice = new FileEntry(values, "", complaints).object("practice", this::practice);
    new PracticeCheck(practice, complaints).run();
    return practice;
  }

  private Practice practice(FileEntry root) {
    Organization organization = root.object("organization", PracticeReader::organization);
    return new Practice(
        root.flag("demo"),
        organization,
        files.read(root, false),
        root.objects("programs", entry -> program(entry, organization.zone())),
        root.objects("rooms", PracticeReader::room),
        root.objects("people", PracticeReader::person),
        root.objects("sessions", PracticeReader::session),
        root.objects("policies", entry -> PolicyReader.policy(entry, files)),
        root.present("on-call")
            ? Optional.of(root.object("on-call", PolicyReader::onCall))
            : Optional.empty(),
        root.objects("emergency-numbers", PolicyReader::emergencyNumber));
  }

  private static Organization organization(FileEntry entry) {
    String zone = "zone";
    if (!entry.present(zone)) {
      entry.complain(zone, "is missing");
    }
    return new Organization(
        entry.key("key"),
        entry.text("name"),
        entry.zone(zone).orElse(ZoneOffset.UTC),
        telephone(entry));
  }

  private static Optional<String> telephone(FileEntry entry) {
    String name = "telephone";
    Optional<String> number = entry.optionalText(name);
    if (number.filter(one -> !TELEPHONE.matcher(one).matches()).isPresent()) {
      entry.complain(name, "must be a telephone number such as +1 512 555 0100");
    }
    return number;
  }

  private static Program program(FileEntry entry, ZoneId otherwise) {
    return new Program(entry.key("key"), entry.text("name"), entry.zone("zone").orElse(otherwise));
  }

  private static Room room(FileEntry entry) {
    String kind = entry.present("kind") ? entry.key("kind") : "group";
    return new Room(entry.key("key"), entry.key("program"), entry.text("name"), kind);
  }

  private static Person person(FileEntry entry) {
    var name =
        new PersonName(
            entry.optionalText("title"),
            entry.text("given-name"),
            entry.optionalText("family-name"));
    return new Person(
        entry.key("key"),
        name,
        entry.optionalText("credential"),
        entry.texts("roles").stream().flatMap(role -> role(entry, role).stream()).toList(),
        entry.objects("enrollments", PracticeReader::enrollment));
  }

  private static Optional<StaffRole> role(FileEntry entry, String word) {
    for (StaffRole role : StaffRole.values()) {
      if (role.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(role);
      }
    }
    entry.complain("roles", "may hold clinician, coordinator and supervisor, not \"" + word + "\"");
    return Optional.empty();
  }

  private static Enrollment enrollment(FileEntry entry) {
    String otherwise = "must be a date such as 2026-11-24";
    Optional<LocalDate> from = entry.parsed("from", LocalDate::parse, otherwise);
    Optional<LocalDate> to = entry.parsed("to", LocalDate::parse, otherwise);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      entry.complain("to", "must not be before from");
    }
    return new Enrollment(entry.key("room"), from, to);
  }

  private static PlannedSession session(FileEntry entry) {
    if (!entry.present("length")) {
      entry.complain("length", "is missing");
    }
    return new PlannedSession(
        entry.key("key"),
        entry.key("room"),
        entry.text("title"),
        TimingReader.read(entry),
        entry.length("length", Duration.ofMinutes(1), LONGEST).orElse(LONGEST),
        entry.length("doors-open-before", Duration.ZERO, LONGEST),
        entry.texts("leads"),
        entry.texts("guests"),
        entry.texts("interpreters"),
        entry.texts("observers"));
  }
}
