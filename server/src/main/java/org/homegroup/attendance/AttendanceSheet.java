package org.homegroup.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Role;
import org.homegroup.session.Schedule;

/// The attendance of one session: everything that the live view and the exports show.
///
/// @param version the version of the ledger of which this is true
/// @param uncovered time spans in session, not on a break, without a lead
/// @param rows everyone who arrived, in order of arrival
public record AttendanceSheet(
    long version,
    Schedule schedule,
    Stage stage,
    Instant asOf,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    List<TimeSpan> breaks,
    List<TimeSpan> uncovered,
    List<LeadPresence> leads,
    Census census,
    List<AttendanceRow> rows) {

  public AttendanceSheet {
    breaks = List.copyOf(breaks);
    uncovered = List.copyOf(uncovered);
    leads = List.copyOf(leads);
    rows = List.copyOf(rows);
  }

  /// The date to which the session belongs, in the program's zone: that of its start, even if it
  /// ends the next day.
  public LocalDate serviceDate() {
    return LocalDate.ofInstant(startedAt.orElse(schedule.startsAt()), schedule.zone());
  }

  public List<AttendanceRow> patients() {
    return rows.stream().filter(row -> row.role() == Role.PATIENT).toList();
  }

  /// The participants of a role who were admitted to the room and did not lead.
  public List<AttendanceRow> othersAs(Role role) {
    return rows.stream()
        .filter(row -> row.role() == role && row.firstAdmittedAt().isPresent())
        .filter(row -> leads.stream().noneMatch(it -> it.personId().equals(row.personId())))
        .toList();
  }

  public Optional<AttendanceRow> row(ParticipantId participantId) {
    return rows.stream().filter(row -> row.participantId().equals(participantId)).findFirst();
  }
}
