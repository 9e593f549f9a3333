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

/// A practice as its file describes it. Always consistent: every key that is named exists. `key` is
/// the stable name by which the next load finds the same row.
///
/// @param questionnaire of the check-in, as FHIR JSON; empty for the built-in one
/// @param demo personal links for everyone are printed at start; never for real people
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

  /// The treating organization.
  ///
  /// @param telephone for participants who cannot get into their group
  public record Organization(String key, String name, ZoneId zone, Optional<String> telephone) {}

  /// A service line that owns rooms.
  public record Program(String key, String name, ZoneId zone) {}

  /// A group's permanent room.
  public record Room(String key, String program, String name, String kind) {}

  /// The rights of staff; a `SUPERVISOR` may lead like a clinician.
  public enum StaffRole {
    CLINICIAN,
    COORDINATOR,
    SUPERVISOR
  }

  /// A person of the practice. A person without roles and enrollments is a guest.
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

    /// Whether this person may become the lead of a session.
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

  /// The policy for rooms of one kind.
  ///
  /// @param questionnaire for kinds of rooms with their own questionnaire
  public record KindPolicy(String kind, RoomPolicy policy, Optional<String> questionnaire) {}

  /// The person who is called when a group has no lead.
  ///
  /// @param supervisor a person's key
  /// @param webhook an address that is also notified, never with a name
  /// @param webhookSecret signs the notifications; present if the address is
  public record OnCall(
      String supervisor,
      Optional<String> webhook,
      Optional<Secret> webhookSecret,
      Optional<String> mail) {}

  /// An emergency number for a county, or for the whole state if no county is given.
  public record EmergencyNumber(
      String state, Optional<String> county, String name, String number) {}

  /// The start of a session, by the wall clock of its program.
  public sealed interface Timing {
    /// At the time of loading, and again once that occurrence is over: for a demo.
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
