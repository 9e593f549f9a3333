package org.homegroup.testing;

import java.util.List;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.session.Role;

/// The people of the tests, the same everywhere. All are invented.
public final class People {

  /// Booked to lead together.
  public static final TestPerson DR_RIVERA =
      person(1, "dr-rivera", "Dr. Elena Rivera", Role.LEAD, true);

  public static final TestPerson DR_OKAFOR =
      person(2, "dr-okafor", "Dr. Daniel Okafor", Role.LEAD, true);

  /// Staff not booked to lead this group, but permitted by the staff record.
  public static final TestPerson NIA = person(3, "nia", "Nia Brooks", Role.OBSERVER, true);

  /// A trainee, who may not lead.
  public static final TestPerson THEO = person(4, "theo", "Theo Lindqvist", Role.OBSERVER, false);

  /// Supervises the counselors: enters by the staff record, and may appoint a lead.
  public static final TestPerson DR_ADLER =
      person(5, "dr-adler", "Dr. Ruth Adler", Role.OBSERVER, true);

  public static final TestPerson ANA = person(11, "ana", "Ana Morales", Role.PATIENT, false);
  public static final TestPerson BEN = person(12, "ben", "Ben Carter", Role.PATIENT, false);
  public static final TestPerson CHLOE = person(13, "chloe", "Chloe Nguyen", Role.PATIENT, false);
  public static final TestPerson DEV = person(14, "dev", "Dev Patel", Role.PATIENT, false);

  /// Ana's sister, invited.
  public static final TestPerson LUCIA = person(21, "lucia", "Lucia Morales", Role.GUEST, false);

  /// Interprets for Lucia.
  public static final TestPerson MATEO = person(31, "mateo", "Mateo Ruiz", Role.INTERPRETER, false);

  public static final List<TestPerson> ALL =
      List.of(DR_RIVERA, DR_OKAFOR, NIA, THEO, DR_ADLER, ANA, BEN, CHLOE, DEV, LUCIA, MATEO);

  private People() {}

  /// A person whose name is the subject of a test.
  public static TestPerson patientNamed(int number, String name) {
    return person(number, "patient-" + number, name, Role.PATIENT, false);
  }

  /// Empty for a person no test knows.
  public static String nameOf(PersonId personId) {
    return ALL.stream()
        .filter(person -> person.personId().equals(personId))
        .map(TestPerson::name)
        .findFirst()
        .orElse("");
  }

  private static TestPerson person(
      int number, String handle, String name, Role role, boolean mayLead) {
    return new TestPerson(
        new PersonId("00000000-0000-4000-8000-%012d".formatted(number)),
        new ParticipantId("p-" + handle),
        name,
        role,
        mayLead);
  }
}
