package org.homegroup.practice.file;

import com.typesafe.config.ConfigFactory;

/// A practice for tests. Everyone in it is invented.
public final class Practices {

  private static final String SMALL =
      """
      practice {
        demo = true
        organization { key = "harbor-lane", name = "Harbor Lane", zone = "America/Chicago" }
        programs = [ { key = "evening", name = "Evening" } ]
        rooms = [
          { key = "lakeside", program = "evening", name = "Lakeside" }
          { key = "garden", program = "evening", name = "Garden" }
        ]
        people = [
          { key = "dr-rivera", title = "Dr.", given-name = "Elena", family-name = "Rivera"
            credential = "LPC", roles = ["clinician"] }
          { key = "okafor", given-name = "Marcus", family-name = "Okafor", credential = "LCSW"
            roles = ["clinician"] }
          { key = "sato", given-name = "Yuki", family-name = "Sato", roles = ["supervisor"] }
          { key = "lindqvist", given-name = "Petra", family-name = "Lindqvist"
            roles = ["coordinator"] }
          { key = "ana", given-name = "Ana", family-name = "Morales"
            enrollments = [ { room = "lakeside" } ] }
          { key = "ben", given-name = "Ben", enrollments = [ { room = "lakeside" } ] }
          { key = "chloe", given-name = "Chloe", family-name = "Nguyen"
            enrollments = [ { room = "garden" } ] }
          { key = "darnell", given-name = "Darnell", family-name = "Brooks"
            enrollments = [ { room = "lakeside", to = "2026-11-23" } ] }
          { key = "rosa", given-name = "Rosa", family-name = "Morales" }
          { key = "ivo", given-name = "Ivo", family-name = "Marek" }
        ]
        policies = [
          { kind = "group", hold-ends-after = 10 minutes, telephone-callback-within = 3 minutes, chat { patients-to = "leads" }
            agenda = [ { part = "topic", title = "Weather", minutes = 45 } ] }
        ]
        on-call { supervisor = "sato", mail = "on-call@harbor.example" }
        emergency-numbers = [
          { state = "TX", name = "Crisis line", number = "+1 800 555 0190" }
          { state = "TX", county = "Travis", name = "Dispatch", number = "+1 512 555 0117" }
          { state = "TX", county = "Harris", name = "Dispatch", number = "+1 713 555 0142" }
        ]
        sessions = [
          { key = "now", room = "lakeside", title = "Evening group", starts = "now"
            length = 3 hours, leads = ["dr-rivera"], guests = ["rosa"], interpreters = ["ivo"] }
          { key = "weekly", room = "garden", title = "Garden group", weekly = ["thursday 18:00"]
            length = 1 hour, leads = ["okafor"], observers = ["sato"] }
        ]
      }
      """;

  private Practices() {}

  /// Three clinical staff, the front desk, four patients, of whom one has finished, and a relative;
  /// a session from now, and one on Thursdays.
  public static Practice small() {
    return parse(SMALL);
  }

  /// The same practice after an edit of the file.
  public static Practice edited(String... fromTo) {
    String text = SMALL;
    for (int i = 0; i < fromTo.length; i += 2) {
      if (!text.contains(fromTo[i])) {
        throw new IllegalArgumentException(fromTo[i]);
      }
      text = text.replace(fromTo[i], fromTo[i + 1]);
    }
    return parse(text);
  }

  private static Practice parse(String text) {
    return PracticeFile.parse("practice.conf", ConfigFactory.parseString(text));
  }
}
