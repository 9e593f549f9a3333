package org.homegroup.practice.file;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.homegroup.platform.config.Secret;
import org.homegroup.practice.PersonName;
import org.homegroup.practice.RoomPolicy;

/// A practice as its file describes it: valid in itself, every key that is named exists. `key` is
/// the stable name by which loading again finds the same row.
///
/// @param questionnaire of the check-in, as FHIR JSON; empty: the one that is built in
/// @param demo links for everybody are printed at start; never for real people
public record Practice(
    boolean demo,
    Organization organization,
    Optional<String> questionnaire,
    List<Program> programs,
    List<Room> rooms,
    List<Person> people,
    List<PlannedSession> sessions,
    List<KindPolicy> policies,
    Optional<OnCall> onCall,
    List<EmergencyNumber> emergencyNumbers) {

  public Practice {
    programs = List.copyOf(programs);
    rooms = List.copyOf(rooms);
    people = List.copyOf(people);
    sessions = List.copyOf(sessions);
    policies = List.copyOf(policies);
    emergencyNumbers = List.copyOf(emergencyNumbers);
  }

  /// Who treats.
  ///
  /// @param telephone under which somebody answers whoever cannot get into their group
  public record Organization(String key, String name, ZoneId zone, Optional<String> telephone) {}

  /// A service line that owns rooms.
  public record Program(String key, String name, ZoneId zone) {}

  /// Where a group meets, again and again.
  public record Room(String key, String program, String name, String kind) {}

  /// What staff may do; `SUPERVISOR` may lead like a clinician.
  public enum StaffRole {
    CLINICIAN,
    COORDINATOR,
    SUPERVISOR
  }

  /// Somebody of the practice. Without roles and enrollments a guest.
  public record Person(
      String key,
      PersonName name,
      Optional<String> credential,
      List<StaffRole> roles,
      List<Enrollment> enrollments) {

    public Person {
      roles = List.copyOf(roles);
      enrollments = List.copyOf(enrollments);
    }

    /// May be given the lead of a session.
    public boolean mayLead() {
      return roles.contains(StaffRole.CLINICIAN) || roles.contains(StaffRole.SUPERVISOR);
    }

    public boolean isStaff() {
      return !roles.isEmpty();
    }

    public boolean isPatient() {
      return !enrollments.isEmpty();
    }
  }

  /// A patient's place in the group of a room; both days included, empty is open.
  public record Enrollment(String room, Optional<LocalDate> from, Optional<LocalDate> to) {}

  /// A session, or a series of them, with the people who come by booking.
  public record PlannedSession(
      String key,
      String room,
      String title,
      Timing timing,
      Duration length,
      Optional<Duration> doorsOpenBefore,
      List<String> leads,
      List<String> guests,
      List<String> interpreters,
      List<String> observers) {

    public PlannedSession {
      leads = List.copyOf(leads);
      guests = List.copyOf(guests);
      interpreters = List.copyOf(interpreters);
      observers = List.copyOf(observers);
    }
  }

  /// What holds in rooms of this kind.
  ///
  /// @param questionnaire where rooms of this kind have one of their own
  public record KindPolicy(String kind, RoomPolicy policy, Optional<String> questionnaire) {}

  /// Who is called when a group has no lead.
  ///
  /// @param supervisor a person's key
  /// @param webhook an address that is told too, and never a name
  /// @param webhookSecret signs what it is told; there whenever the address is
  public record OnCall(
      String supervisor,
      Optional<String> webhook,
      Optional<Secret> webhookSecret,
      Optional<String> mail) {}

  /// Whom to call for somebody who is in that county; without one, in that state.
  public record EmergencyNumber(
      String state, Optional<String> county, String name, String number) {}

  /// When a session starts, in the wall clock of its program.
  public sealed interface Timing {
    /// From the moment of loading, and again once that one is over: for a demo.
    record FromNow() implements Timing {}

    /// Once.
    record Once(LocalDateTime at) implements Timing {}

    /// Every week.
    record Weekly(List<Slot> slots) implements Timing {
      public Weekly {
        slots = List.copyOf(slots);
      }
    }
  }

  /// A time of the week.
  public record Slot(DayOfWeek day, LocalTime time) {}

  /// The zone of the program that owns a room.
  public ZoneId zoneOf(String roomKey) {
    return rooms.stream()
        .filter(room -> room.key().equals(roomKey))
        .flatMap(room -> programs.stream().filter(one -> one.key().equals(room.program())))
        .findFirst()
        .orElseThrow()
        .zone();
  }
}
