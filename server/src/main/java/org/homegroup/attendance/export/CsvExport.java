package org.homegroup.attendance.export;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homegroup.attendance.AttendanceRow;
import org.homegroup.attendance.AttendanceSheet;
import org.homegroup.attendance.Interval;
import org.homegroup.attendance.LeadPresence;
import org.homegroup.attendance.Stage;
import org.homegroup.attendance.TimeClass;
import org.homegroup.attendance.TimeSpan;
import org.homegroup.id.PersonId;
import org.homegroup.session.Role;

/// Writes the attendance of one session as CSV: a header line, then one line for each patient who
/// came. The columns, their units and the rules of the format are in `server/docs/attendance.md`;
/// their names and order never change within a schema version.
///
/// The text is UTF-8 without a byte order mark. The format is always UTF-8, so the mark carries no
/// information (RFC 3629, 6), and readers that do not expect it take it for a part of the first
/// column's name.
public final class CsvExport {

  public static final String CONTENT_TYPE = "text/csv; charset=utf-8; header=present";
  private static final String SCHEMA = "2";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

  private static final SequencedMap<String, Function<Cell, String>> COLUMNS = columns();

  /// The practice's data about a person on the sheet.
  public interface Names {
    String full(PersonId personId);

    /// A clinician's credential, such as `LCSW`; empty without one on record.
    String credential(PersonId personId);
  }

  /// The data of one CSV line, from which the columns are computed.
  private record Cell(AttendanceSheet sheet, AttendanceRow row, String title, Names names) {

    String at(Instant moment) {
      return MOMENT.format(moment.atZone(zone()));
    }

    String at(Optional<Instant> moment) {
      return moment.map(this::at).orElse("");
    }

    ZoneId zone() {
      return sheet.schedule().zone();
    }

    String span(Instant start, Instant stop) {
      return at(start) + "/" + at(stop);
    }

    String spans(List<TimeSpan> spans) {
      return spans.stream().map(it -> span(it.start(), it.stop())).collect(joining(" "));
    }

    String leads(Function<LeadPresence, String> told) {
      return sheet.leads().stream().map(told).collect(joining("; "));
    }

    /// `start/stop class device ended`, one after the other.
    String intervals(boolean qualifying) {
      return row.intervals().stream()
          .filter(it -> it.counted().qualifying() == qualifying)
          .map(this::interval)
          .collect(joining("; "));
    }

    private String interval(Interval it) {
      return String.join(
          " ",
          span(it.start(), it.stop()),
          word(it.counted()),
          word(it.device()),
          it.ended().map(Cell::word).orElse("running"));
    }

    /// `when hearing` or `when not-hearing`, one after the other.
    String selfReports() {
      return row.selfReports().stream()
          .map(it -> at(it.at()) + (it.hearing() ? " hearing" : " not-hearing"))
          .collect(joining("; "));
    }

    String seconds(TimeClass counted) {
      return String.valueOf(row.tally().secondsOf(counted));
    }

    /// Replaces semicolons, so that one name or credential does not look like two.
    static String one(String text) {
      return text.replace(';', ',');
    }

    /// The other participants in the room (besides patients and leads) and their roles. Relatives
    /// are only counted: they are not patients, and their names belong in nobody's record.
    String others() {
      return Stream.of(Role.INTERPRETER, Role.OBSERVER)
          .flatMap(role -> sheet.othersAs(role).stream())
          .map(it -> one(names.full(it.personId())) + " (" + word(it.role()) + ")")
          .collect(joining("; "));
    }

    static String word(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private CsvExport() {}

  /// Writes the CSV text.
  ///
  /// @param title the session's title; neutral, it names no illness
  public static String csv(AttendanceSheet sheet, String title, Names names) {
    var text = new StringBuilder(CsvText.line(List.copyOf(COLUMNS.keySet())));
    for (AttendanceRow row : sheet.patients()) {
      var cell = new Cell(sheet, row, title, names);
      text.append(
          CsvText.line(COLUMNS.values().stream().map(column -> column.apply(cell)).toList()));
    }
    return text.toString();
  }

  private static SequencedMap<String, Function<Cell, String>> columns() {
    var columns = new LinkedHashMap<String, Function<Cell, String>>();
    columns.put("schema", _ -> SCHEMA);
    session(columns);
    leadsAndCensus(columns);
    patient(columns);
    minutes(columns);
    columns.put("ledger_version", it -> String.valueOf(it.sheet.version()));
    return columns;
  }

  private static void session(SequencedMap<String, Function<Cell, String>> columns) {
    columns.put("session_id", it -> it.sheet.schedule().sessionId().value());
    columns.put("title", it -> CsvText.harmless(it.title));
    columns.put("service_date", it -> it.sheet.serviceDate().toString());
    columns.put("zone", it -> it.zone().getId());
    columns.put("phase", it -> Cell.word(it.sheet.stage()));
    columns.put("as_of", it -> it.sheet.stage() == Stage.ENDED ? "" : it.at(it.sheet.asOf()));
    columns.put("scheduled_start", it -> it.at(it.sheet.schedule().startsAt()));
    columns.put("scheduled_stop", it -> it.at(it.sheet.schedule().endsAt()));
    columns.put("actual_start", it -> it.at(it.sheet.startedAt()));
    columns.put("actual_stop", it -> it.at(it.sheet.startedAt().flatMap(_ -> it.sheet.endedAt())));
    columns.put("breaks", it -> it.spans(it.sheet.breaks()));
    columns.put("uncovered", it -> it.spans(it.sheet.uncovered()));
  }

  private static void leadsAndCensus(SequencedMap<String, Function<Cell, String>> columns) {
    columns.put(
        "leads",
        it -> CsvText.harmless(it.leads(lead -> Cell.one(it.names.full(lead.personId())))));
    columns.put("lead_intervals", it -> it.leads(lead -> it.spans(lead.spans())));
    columns.put("lead_minutes", it -> it.leads(lead -> "" + lead.inSessionMinutes()));
    columns.put(
        "lead_credentials",
        it -> CsvText.harmless(it.leads(lead -> Cell.one(it.names.credential(lead.personId())))));
    columns.put("lead_leading_minutes", it -> it.leads(lead -> "" + lead.leadingMinutes()));
    columns.put("others", it -> CsvText.harmless(it.others()));
    columns.put("guests", it -> String.valueOf(it.sheet.othersAs(Role.GUEST).size()));
    columns.put("census_start", it -> String.valueOf(it.sheet.census().atStart()));
    columns.put("census_peak", it -> String.valueOf(it.sheet.census().peak()));
    columns.put("census_end", it -> String.valueOf(it.sheet.census().atEnd()));
  }

  private static void patient(SequencedMap<String, Function<Cell, String>> columns) {
    columns.put("participant_id", it -> CsvText.harmless(it.row.participantId().value()));
    columns.put("patient", it -> CsvText.harmless(it.names.full(it.row.personId())));
    columns.put("arrived_at", it -> it.at(it.row.arrivedAt()));
    columns.put("first_admitted_at", it -> it.at(it.row.firstAdmittedAt()));
    columns.put("first_media_at", it -> it.at(it.row.firstMediaAt()));
    columns.put("last_media_at", it -> it.at(it.row.lastMediaAt()));
    columns.put("left_at", it -> it.at(it.row.leftAt()));
    columns.put("how_ended", it -> it.row.ended().map(Cell::word).orElse(""));
    columns.put("intervals", it -> it.intervals(true));
    columns.put("not_counted", it -> it.intervals(false));
  }

  private static void minutes(SequencedMap<String, Function<Cell, String>> columns) {
    columns.put("qualifying_minutes", it -> "" + it.row.tally().qualifyingMinutes());
    columns.put("qualifying_seconds", it -> "" + it.row.tally().qualifyingSeconds());
    columns.put("audio_only_seconds", it -> it.seconds(TimeClass.AUDIO_ONLY));
    columns.put("video_seconds", it -> it.seconds(TimeClass.WITH_VIDEO));
    columns.put("present_seconds", it -> "" + it.row.tally().presentSeconds());
    columns.put("uncovered_seconds", it -> it.seconds(TimeClass.UNCOVERED));
    columns.put("without_media_seconds", it -> it.seconds(TimeClass.WITHOUT_MEDIA));
    columns.put("aside_seconds", it -> it.seconds(TimeClass.ASIDE));
    columns.put("break_seconds", it -> it.seconds(TimeClass.ON_BREAK));
    columns.put("before_start_seconds", it -> it.seconds(TimeClass.BEFORE_START));
    columns.put("waiting_seconds", it -> it.seconds(TimeClass.WAITING));
    columns.put("away_seconds", it -> it.seconds(TimeClass.AWAY));
    columns.put("late_seconds", it -> String.valueOf(it.row.lateSeconds()));
    columns.put("left_early_seconds", it -> String.valueOf(it.row.leftEarlySeconds()));
    columns.put("drops", it -> String.valueOf(it.row.drops()));
    columns.put("drop_seconds", it -> String.valueOf(it.row.dropSeconds()));
    columns.put("presence_confirmations", it -> String.valueOf(it.row.selfReports().size()));
    columns.put("presence_confirmed", Cell::selfReports);
  }
}
