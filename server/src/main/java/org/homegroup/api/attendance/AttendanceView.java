package org.homegroup.api.attendance;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.homegroup.attendance.AttendanceRow;
import org.homegroup.attendance.AttendanceSheet;
import org.homegroup.attendance.Tally;
import org.homegroup.attendance.TimeClass;
import org.homegroup.id.PersonId;

/// "Live attendance" of the protocol, field by field, ready to become JSON: for leads and the front
/// desk only, since it holds full names.
public record AttendanceView(String sessionId, Instant asOf, String phase, List<Row> rows) {

  public record Row(
      String participantId,
      String name,
      String role,
      String status,
      Instant arrivedAt,
      Optional<Instant> admittedAt,
      long presentSeconds,
      long qualifyingSeconds,
      long audioOnlySeconds,
      long waitingSeconds,
      int drops,
      boolean counting) {}

  public static AttendanceView of(AttendanceSheet sheet, Function<PersonId, String> names) {
    return new AttendanceView(
        sheet.schedule().sessionId().value(),
        sheet.asOf(),
        word(sheet.stage()),
        sheet.rows().stream().map(row -> row(row, names)).toList());
  }

  private static Row row(AttendanceRow row, Function<PersonId, String> names) {
    Tally tally = row.tally();
    return new Row(
        row.participantId().value(),
        names.apply(row.personId()),
        word(row.role()),
        word(row.status()),
        row.arrivedAt(),
        row.firstAdmittedAt(),
        tally.presentSeconds(),
        tally.qualifyingSeconds(),
        tally.secondsOf(TimeClass.AUDIO_ONLY),
        tally.secondsOf(TimeClass.WAITING),
        row.drops(),
        row.counting());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
