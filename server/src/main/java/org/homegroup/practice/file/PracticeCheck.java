package org.homegroup.practice.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.practice.file.Practice.KindPolicy;
import org.homegroup.practice.file.Practice.OnCall;
import org.homegroup.practice.file.Practice.Person;
import org.homegroup.practice.file.Practice.PlannedSession;
import org.homegroup.practice.file.Practice.Program;
import org.homegroup.practice.file.Practice.Room;
import org.homegroup.practice.file.Practice.StaffRole;

/// Checks the entries of a practice file against each other: keys are unique, named keys exist,
/// leads may lead, and nobody has two parts in one session.
final class PracticeCheck {

  private final Practice practice;
  private final List<String> complaints;

  PracticeCheck(Practice practice, List<String> complaints) {
    this.practice = practice;
    this.complaints = complaints;
  }

  void run() {
    Set<String> programs = unique("programs", practice.programs(), Program::key);
    Set<String> rooms = unique("rooms", practice.rooms(), Room::key);
    unique("people", practice.people(), Person::key);
    unique("sessions", practice.sessions(), PlannedSession::key);
    for (int i = 0; i < practice.rooms().size(); i++) {
      String path = path("rooms", i);
      exists(path + ".program", practice.rooms().get(i).program(), programs, "program");
    }
    for (int i = 0; i < practice.people().size(); i++) {
      person(path("people", i), practice.people().get(i), rooms);
    }
    for (int i = 0; i < practice.sessions().size(); i++) {
      session(path("sessions", i), practice.sessions().get(i), rooms);
    }
    unique("policies", "kind", practice.policies(), KindPolicy::kind);
    practice.onCall().ifPresent(this::onCall);
    emergencyNumbers();
  }

  private void onCall(OnCall onCall) {
    String key = onCall.supervisor();
    if (key.isEmpty()) {
      return;
    }
    Optional<Person> person = person(key);
    if (person.isEmpty()) {
      complain("practice.on-call.supervisor", unknownPerson(key));
    } else if (!person.get().roles().contains(StaffRole.SUPERVISOR)) {
      complain("practice.on-call.supervisor", "names " + key + ", who must be a supervisor");
    }
  }

  private void emergencyNumbers() {
    var seen = new HashSet<List<String>>();
    for (int i = 0; i < practice.emergencyNumbers().size(); i++) {
      var one = practice.emergencyNumbers().get(i);
      if (!seen.add(List.of(one.state(), one.county().orElse(""), one.name()))) {
        complain(path("emergency-numbers", i) + ".name", "\"" + one.name() + "\" is used twice");
      }
    }
  }

  private void person(String path, Person person, Set<String> rooms) {
    if (person.isStaff() && person.isPatient()) {
      complain(path, "is staff and enrolled as a patient; make two entries");
    }
    var enrolledIn = new HashSet<String>();
    for (var enrollment : person.enrollments()) {
      exists(path + ".enrollments", enrollment.room(), rooms, "room");
      if (!enrolledIn.add(enrollment.room())) {
        complain(path + ".enrollments", "names the room " + enrollment.room() + " twice");
      }
    }
  }

  private void session(String path, PlannedSession session, Set<String> rooms) {
    exists(path + ".room", session.room(), rooms, "room");
    if (session.leads().isEmpty()) {
      complain(path + ".leads", "must name at least one clinician");
    }
    var seated = new HashSet<String>();
    for (String key : session.leads()) {
      seat(path + ".leads", key, seated, Person::mayLead, "must be a clinician or supervisor");
    }
    for (String key : session.guests()) {
      seat(path + ".guests", key, seated, one -> !one.isStaff(), "is staff; use observers");
    }
    for (String key : session.interpreters()) {
      seat(path + ".interpreters", key, seated, one -> !one.isPatient(), "is a patient");
    }
    for (String key : session.observers()) {
      seat(path + ".observers", key, seated, Person::isStaff, "must be staff");
    }
  }

  private void seat(
      String path, String key, Set<String> seated, Function<Person, Boolean> fits, String rule) {
    Optional<Person> person = person(key);
    if (person.isEmpty()) {
      complain(path, unknownPerson(key));
    } else if (!fits.apply(person.get())) {
      complain(path, "names " + key + ", who " + rule);
    } else if (!seated.add(key)) {
      complain(path, "names " + key + ", who has a part in this session already");
    }
  }

  private Optional<Person> person(String key) {
    return practice.people().stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private static String unknownPerson(String key) {
    return "names the person \"" + key + "\", who is not in the file";
  }

  private void exists(String path, String key, Set<String> keys, String what) {
    if (!key.isEmpty() && !keys.contains(key)) {
      complain(path, "names the " + what + " \"" + key + "\", which is not in the file");
    }
  }

  private <T> Set<String> unique(String list, List<T> entries, Function<T, String> key) {
    return unique(list, "key", entries, key);
  }

  private <T> Set<String> unique(
      String list, String name, List<T> entries, Function<T, String> key) {
    var seen = new HashSet<String>();
    for (int i = 0; i < entries.size(); i++) {
      String one = key.apply(entries.get(i));
      if (!one.isEmpty() && !seen.add(one)) {
        complain(path(list, i) + "." + name, "\"" + one + "\" is used twice");
      }
    }
    return entries.stream().map(key).collect(Collectors.toSet());
  }

  private static String path(String list, int index) {
    return "practice." + list + "[" + index + "]";
  }

  private void complain(String path, String sentence) {
    complaints.add(path + " " + sentence);
  }
}
