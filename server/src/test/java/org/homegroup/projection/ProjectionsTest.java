package org.homegroup.projection;

import static org.homegroup.journal.SampleEvents.AT;
import static org.homegroup.journal.SampleEvents.SCHEDULED;
import static org.homegroup.journal.SampleEvents.arrived;
import static org.homegroup.journal.SampleEvents.checkedIn;
import static org.homegroup.journal.SampleEvents.ended;
import static org.homegroup.journal.SampleEvents.raised;
import static org.homegroup.journal.SampleEvents.telephoneCallbackDue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.junit.jupiter.api.Test;

/// The folds alone: what each entry changes.
class ProjectionsTest {

  private final SessionId session = SessionId.random();

  private JournalEntry entry(long version, SessionEvent event) {
    return new JournalEntry(70 + version, session, version, event, AT);
  }

  @Test
  void aSessionIsOpenFromItsFirstEntryWhateverThatIsToItsEnd() {
    var lifecycles = new SessionLifecycles();
    assertEquals(
        List.of(new SessionLifecycles.Begun(session, 71)), lifecycles.changes(entry(1, SCHEDULED)));
    assertEquals(
        List.of(new SessionLifecycles.Begun(session, 71)), lifecycles.changes(entry(1, raised(1))));
    assertEquals(List.of(), lifecycles.changes(entry(2, raised(1))));
    assertEquals(
        List.of(new SessionLifecycles.Ended(session, 73, AT)),
        lifecycles.changes(entry(3, ended(AT))));
  }

  @Test
  void aCheckInBelongsToThePersonOnItsSeat() {
    var checkIns = new CheckInsByPerson();
    PersonId ana = PersonId.random();
    var received = checkedIn("p-1", AT);
    assertEquals(
        List.of(new CheckInsByPerson.Seated(session, new ParticipantId("p-1"), ana)),
        checkIns.changes(entry(2, arrived(ana, "p-1"))));
    assertEquals(
        List.of(new CheckInsByPerson.Received(73, session, received)),
        checkIns.changes(entry(3, received)));
    assertEquals(List.of(), checkIns.changes(entry(4, raised(1))));
    assertEquals(
        List.of(new CheckInsByPerson.SeatsGone(session)), checkIns.changes(entry(5, ended(AT))));
  }

  @Test
  void aCallbackIsDueUntilItIsTakenOrNoLongerNeededAndLeftAtTheEnd() {
    var callbacks = new UntakenCallbacks();
    var due = (TelephoneCallbackDue) telephoneCallbackDue(AT);
    CrisisId crisis = due.crisisId();
    assertEquals(
        List.of(
            new UntakenCallbacks.Due(
                new LeftCallback(
                    session, crisis, new ParticipantId("p-ana"), AT, AT.plusSeconds(120)))),
        callbacks.changes(entry(2, due)));
    for (SessionEvent settles :
        List.of(
            new TelephoneCallbackTaken(crisis, PersonId.random(), Actor.ON_CALL, AT),
            new TelephoneCallbackOver(crisis, Actor.CLOCK, AT),
            new CrisisClosed(crisis, Actor.CLOCK, AT))) {
      assertEquals(
          List.of(new UntakenCallbacks.Settled(session, crisis)),
          callbacks.changes(entry(3, settles)));
    }
    assertEquals(List.of(), callbacks.changes(entry(4, raised(1))));
    assertEquals(
        List.of(new UntakenCallbacks.Left(session, AT)), callbacks.changes(entry(5, ended(AT))));
  }
}
