package org.homegroup.api.attendance;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.homegroup.access.Action;
import org.homegroup.api.pipeline.Api;
import org.homegroup.api.pipeline.Call;
import org.homegroup.api.pipeline.Endpoints;
import org.homegroup.api.pipeline.Reply;
import org.homegroup.attendance.AttendanceFold;
import org.homegroup.attendance.AttendanceSheet;
import org.homegroup.attendance.export.CsvExport;
import org.homegroup.id.PersonId;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalEntry;
import org.homegroup.platform.http.ProblemCode;
import org.homegroup.platform.http.RequestRefused;
import org.homegroup.practice.Booking;
import org.homegroup.practice.PersonName;
import org.homegroup.session.SessionEvent;

/// `GET /api/sessions/{sessionId}/attendance` and `.csv`: what the ledger says about one session.
public final class AttendanceRoutes implements Endpoints {

  private final Journal journal;
  private final InstantSource clock;

  public AttendanceRoutes(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// The names of the booking, for an export.
  private record Names(Booking booking) implements CsvExport.Names {

    @Override
    public String full(PersonId personId) {
      return booking.nameOf(personId).map(PersonName::full).orElse("");
    }

    @Override
    public String credential(PersonId personId) {
      return booking.part(personId).flatMap(Booking.Part::credential).orElse("");
    }
  }

  @Override
  public void declare(Api api) {
    api.get("/api/sessions/:sessionId/attendance", Action.READ_ATTENDANCE)
        .answer(call -> sheet(call).map(sheet -> live(call.booking(), sheet)));
    api.get("/api/sessions/:sessionId/attendance.csv", Action.EXPORT_ATTENDANCE)
        .answer(call -> sheet(call).map(sheet -> csv(call.booking(), sheet)));
  }

  private static Reply live(Booking booking, AttendanceSheet sheet) {
    return Reply.view(AttendanceView.of(sheet, new Names(booking)::full));
  }

  private static Reply csv(Booking booking, AttendanceSheet sheet) {
    String file =
        "attendance-%s-%s.csv"
            .formatted(sheet.serviceDate(), booking.sessionId().value().substring(0, 8));
    return Reply.download(
        CsvExport.CONTENT_TYPE, file, CsvExport.csv(sheet, booking.title(), new Names(booking)));
  }

  private Future<AttendanceSheet> sheet(Call call) {
    return journal.read(call.booking().sessionId(), 0).map(this::sheet);
  }

  /// `not-found` as long as nobody has come.
  private AttendanceSheet sheet(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      throw new RequestRefused(ProblemCode.NOT_FOUND);
    }
    Iterable<SessionEvent> events = entries.stream().map(JournalEntry::event)::iterator;
    return AttendanceFold.of(events).sheet(clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
