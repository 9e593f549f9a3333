package org.homegroup.projection;

import static org.homegroup.journal.SampleEvents.AT;
import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.arrived;
import static org.homegroup.journal.SampleEvents.checkedIn;
import static org.homegroup.journal.SampleEvents.ended;
import static org.homegroup.journal.SampleEvents.raised;
import static org.homegroup.journal.SampleEvents.telephoneCallbackDue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.Journal;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.testing.AwaitCondition;
import org.junit.jupiter.api.Test;

/// The answers of read models, those for tests included: everything that was on record at the time
/// of the question. Other tests may use the same journal.
public abstract class ReadModelsContract {

  private final SessionId session = SessionId.random();

  protected abstract Journal journal();

  protected abstract OpenSessions openSessions();

  protected abstract EndedSessions endedSessions();

  protected abstract CommittedCheckIns committedCheckIns();

  protected abstract LeftCallbacks leftCallbacks();

  private void append(SessionId to, long version, SessionEvent... events) {
    AwaitCondition.of(journal().append(to, version, List.of(events)));
  }

  @Test
  void knowWhichSessionsAreOpenAndWhichHaveEnded() {
    SessionId over = SessionId.random();
    SessionId unknown = SessionId.random();
    append(session, 0, SCHEDULED);
    append(over, 0, SCHEDULED, ended(AT));
    List<SessionId> open = AwaitCondition.of(openSessions().all());
    assertTrue(open.contains(session));
    assertFalse(open.contains(over));
    assertEquals(
        Set.of(over), AwaitCondition.of(endedSessions().among(Set.of(session, over, unknown))));

    append(session, 1, ended(AT));
    assertFalse(AwaitCondition.of(openSessions().all()).contains(session));
    assertEquals(Set.of(session), AwaitCondition.of(endedSessions().among(Set.of(session))));
    assertEquals(Set.of(), AwaitCondition.of(endedSessions().among(Set.of())));
  }

  @Test
  void knowWhichCallbacksWereLeftAtTheEnd() {
    SessionId reached = SessionId.random();
    var due = (TelephoneCallbackDue) telephoneCallbackDue(AT.plusSeconds(5));
    append(session, 0, SCHEDULED, telephoneCallbackDue(AT), due);
    append(reached, 0, SCHEDULED, due, new CrisisClosed(due.crisisId(), Actor.CLOCK, AT));
    append(reached, 3, ended(AT.plusSeconds(60)));
    assertEquals(List.of(), left(AT, session));
    assertEquals(List.of(), left(AT, reached));

    append(session, 3, ended(AT.plusSeconds(60)));
    assertEquals(
        List.of(
            new LeftCallback(session, due.crisisId(), due.participantId(), due.at(), due.dueAt())),
        left(AT.plusSeconds(60), session));
    assertEquals(List.of(), left(AT.plusSeconds(61), session));
  }

  private List<LeftCallback> left(Instant since, SessionId of) {
    return AwaitCondition.of(leftCallbacks().since(since)).stream()
        .filter(it -> it.sessionId().equals(of))
        .toList();
  }

  @Test
  void knowWhatAPersonAnsweredInEverySession() {
    PersonId ana = PersonId.random();
    PersonId ben = PersonId.random();
    SessionId other = SessionId.random();
    CheckInReceived first = checkedIn("p-1", AT);
    CheckInReceived again = checkedIn("p-1", AT.plusSeconds(60));
    CheckInReceived before = checkedIn("p-2", AT.minusMillis(1));
    CheckInReceived elsewhere = checkedIn("p-2", AT);
    CheckInReceived bens = checkedIn("p-2", AT);
    append(
        session,
        0,
        SCHEDULED,
        arrived(ana, "p-1"),
        arrived(ben, "p-2"),
        first,
        // She came back to the same seat.
        arrived(ana, "p-1"),
        again,
        bens);
    append(other, 0, SCHEDULED, arrived(ana, "p-2"), before, elsewhere, ended(AT));

    assertEquals(
        Set.of(
            new CommittedCheckIn(ana, first),
            new CommittedCheckIn(ana, again),
            new CommittedCheckIn(ana, elsewhere)),
        Set.copyOf(AwaitCondition.of(committedCheckIns().of(Set.of(ana), AT))));
    assertEquals(4, AwaitCondition.of(committedCheckIns().of(Set.of(ana, ben), AT)).size());
    assertEquals(List.of(), AwaitCondition.of(committedCheckIns().of(Set.of(), AT)));
    assertEquals(
        List.of(), AwaitCondition.of(committedCheckIns().of(Set.of(PersonId.random()), AT)));
  }

  @Test
  void aCheckInIsReadAsSoonAsItIsCommitted() {
    PersonId ana = PersonId.random();
    append(session, 0, SCHEDULED, arrived(ana, "p-1"));
    for (int i = 0; i < 20; i++) {
      append(session, 2 + i * 2L, raised(i), checkedIn("p-1", AT));
      assertEquals(i + 1, AwaitCondition.of(committedCheckIns().of(Set.of(ana), AT)).size());
    }
  }
}
