package org.homegroup.bench.live;

import java.util.List;
import java.util.Locale;

/// Writes a practice file for the load: rooms of [Scale#SEATS] people, one of them a clinician, and
/// series of sessions in these rooms, all of which start now.
final class PracticeText {

  /// A realistic number for one practice. Each licensed clinician may observe everywhere, so each
  /// booking names all of them.
  private static final int MOST_CLINICIANS = 84;

  private final StringBuilder text = new StringBuilder();
  private final int rooms;

  private PracticeText(int rooms) {
    this.rooms = rooms;
  }

  /// @param series the number of rooms of each series, counted from the first room
  static String of(List<Integer> series) {
    int rooms = series.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new PracticeText(rooms).write(series);
  }

  static String patientKey(int room, int seat) {
    return "patient-" + room + "-" + seat;
  }

  static String clinicianKey(int room) {
    return "clinician-" + room % MOST_CLINICIANS;
  }

  static String sessionKey(int series, int room) {
    return "series-" + series + "-room-" + room;
  }

  private String write(List<Integer> series) {
    text.append(
        """
        practice {
          organization { key = "bench", name = "Bench practice", zone = "America/Chicago" }
          programs = [{ key = "evening", name = "Evening program" }]
          policies = [{ kind = "group", location-required = false }]
        """);
    list("rooms", this::rooms);
    list("people", this::people);
    list("sessions", () -> sessions(series));
    return text.append("}\n").toString();
  }

  private void list(String name, Runnable entries) {
    text.append("  ").append(name).append(" = [\n");
    entries.run();
    text.append("  ]\n");
  }

  private void rooms() {
    for (int room = 0; room < rooms; room++) {
      line("{ key = \"room-%d\", program = \"evening\", name = \"Room %d\" }", room, room);
    }
  }

  private void people() {
    for (int room = 0; room < Math.min(rooms, MOST_CLINICIANS); room++) {
      line(
          "{ key = \"%s\", title = \"Dr.\", given-name = \"Elena\", family-name = \"Rivera-%d\","
              + " credential = \"LPC\", roles = [\"clinician\"] }",
          clinicianKey(room), room);
    }
    for (int room = 0; room < rooms; room++) {
      for (int seat = 1; seat < Scale.SEATS; seat++) {
        line(
            "{ key = \"%s\", given-name = \"Ana\", family-name = \"Morales-%d-%d\","
                + " enrollments = [{ room = \"room-%d\" }] }",
            patientKey(room, seat), room, seat, room);
      }
    }
  }

  private void sessions(List<Integer> series) {
    for (int one = 0; one < series.size(); one++) {
      for (int room = 0; room < series.get(one); room++) {
        line(
            "{ key = \"%s\", room = \"room-%d\", title = \"Evening group\", starts = \"now\","
                + " length = 3 hours, leads = [\"%s\"] }",
            sessionKey(one, room), room, clinicianKey(room));
      }
    }
  }

  private void line(String form, Object... values) {
    text.append("    ").append(String.format(Locale.ROOT, form, values)).append('\n');
  }
}
