package org.homegroup.bench.media;

import java.util.Locale;

/// The practice of the media bench: each room has one lead and some patients, all of them invented,
/// each with a personal link.
final class MediaPractice {

  private MediaPractice() {}

  static String lead(int room) {
    return "Elena Rivera-" + room;
  }

  /// The lead chooses the session by its title, because a clinician may observe every session.
  static String title(int room) {
    return "Evening group " + room;
  }

  static String patient(int room, int number) {
    return "Ana Morales-" + room + "-" + number;
  }

  static String text(int rooms, int patients) {
    var people = new StringBuilder();
    var places = new StringBuilder();
    var sessions = new StringBuilder();
    for (int room = 0; room < rooms; room++) {
      line(places, "{ key = \"room-%d\", program = \"evening\", name = \"Room %d\" }", room, room);
      line(
          people,
          "{ key = \"lead-%d\", given-name = \"Elena\", family-name = \"Rivera-%d\","
              + " credential = \"LPC\", roles = [\"clinician\"] }",
          room,
          room);
      for (int number = 1; number <= patients; number++) {
        line(
            people,
            "{ key = \"patient-%d-%d\", given-name = \"Ana\", family-name = \"Morales-%d-%d\","
                + " enrollments = [{ room = \"room-%d\" }] }",
            room,
            number,
            room,
            number,
            room);
      }
      line(
          sessions,
          "{ key = \"session-%d\", room = \"room-%d\", title = \"%s\", starts = \"now\","
              + " length = 3 hours, leads = [\"lead-%d\"] }",
          room,
          room,
          title(room),
          room);
    }
    return """
    practice {
      demo = true
      organization { key = "bench", name = "Bench practice", zone = "America/Chicago" }
      programs = [{ key = "evening", name = "Evening program" }]
      policies = [{ kind = "group", location-required = false }]
      rooms = [
    %s  ]
      people = [
    %s  ]
      sessions = [
    %s  ]
    }
    """
        .formatted(places, people, sessions);
  }

  private static void line(StringBuilder to, String form, Object... values) {
    to.append("    ").append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
