package org.homegroup.practice;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homegroup.practice.Practice.Person;
import org.homegroup.practice.Practice.PlannedSession;
import org.homegroup.practice.Practice.Programme;
import org.homegroup.practice.Practice.Room;

/// What the entries of a practice file say about each other: keys are unique, what is named exists,
/// who leads may lead, and nobody has two parts in one session.
final class PracticeCheck {

  private final Practice practice;
  private final List<String> complaints;

  PracticeCheck(Practice practice, List<String> complaints) {
    this.practice = practice;
    this.complaints = complaints;
  }

  void run() {
    Set<String> programmes = unique("programmes", practice.programmes(), Programme::key);
    Set<String> rooms = unique("rooms", practice.rooms(), Room::key);
    unique("people", practice.people(), Person::key);
    unique("sessions", practice.sessions(), PlannedSession::key);
    for (int i = 0; i < practice.rooms().size(); i++) {
      String path = path("rooms", i);
      exists(path + ".programme", practice.rooms().get(i).programme(), programmes, "programme");
    }
    for (int i = 0; i < practice.people().size(); i++) {
      person(path("people", i), practice.people().get(i), rooms);
    }
    for (int i = 0; i < practice.sessions().size(); i++) {
      session(path("sessions", i), practice.sessions().get(i), rooms);
    }
  }

  private void person(String path, Person person, Set<String> rooms) {
    if (person.isStaff() && person.isPatient()) {
      complain(path, "is staff and enrolled as a patient; make two entries");
    }
    var enrolledIn = new HashSet<String>();
    for (var enrolment : person.enrolments()) {
      exists(path + ".enrolments", enrolment.room(), rooms, "room");
      if (!enrolledIn.add(enrolment.room())) {
        complain(path + ".enrolments", "names the room " + enrolment.room() + " twice");
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
    for (String key : session.observers()) {
      seat(path + ".observers", key, seated, Person::isStaff, "must be staff");
    }
  }

  private void seat(
      String path, String key, Set<String> seated, Function<Person, Boolean> fits, String rule) {
    Optional<Person> person =
        practice.people().stream().filter(one -> one.key().equals(key)).findFirst();
    if (person.isEmpty()) {
      complain(path, "names the person \"" + key + "\", who is not in the file");
    } else if (!fits.apply(person.get())) {
      complain(path, "names " + key + ", who " + rule);
    } else if (!seated.add(key)) {
      complain(path, "names " + key + ", who has a part in this session already");
    }
  }

  private void exists(String path, String key, Set<String> keys, String what) {
    if (!key.isEmpty() && !keys.contains(key)) {
      complain(path, "names the " + what + " \"" + key + "\", which is not in the file");
    }
  }

  private <T> Set<String> unique(String list, List<T> entries, Function<T, String> key) {
    var seen = new HashSet<String>();
    for (int i = 0; i < entries.size(); i++) {
      String one = key.apply(entries.get(i));
      if (!one.isEmpty() && !seen.add(one)) {
        complain(path(list, i) + ".key", "\"" + one + "\" is used twice");
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
