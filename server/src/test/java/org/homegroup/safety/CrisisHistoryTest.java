package org.homegroup.safety;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.SessionStory.local;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;

/// The ledger's account of a crisis after the session's state has forgotten it.
class CrisisHistoryTest {

  private static final CrisisId FIRST = new CrisisId("c5150000-0000-4000-8000-000000000001");
  private static final CrisisId SECOND = new CrisisId("c5150000-0000-4000-8000-000000000002");
  private static final CheckInId BEFORE = new CheckInId("c4ec1a00-0000-4000-8000-000000000001");
  private static final CheckInId AFTER = new CheckInId("c4ec1a00-0000-4000-8000-000000000002");

  private static RaiseCrisis raise(TestPerson who, CrisisId id, String time) {
    return new RaiseCrisis(who.id(), who.id(), id, false, new SideRoomId("s-0"), local(time));
  }

  private static List<CrisisRecord> crises(SessionStory story) {
    return CrisisHistory.of(story.events(), story.now()).crises();
  }

  /// Ana is helped from 17:10 to 17:20 and continues in the group; Ben asks for help at 17:15.
  private static SessionStory twoOfThem() {
    return SessionStory.inSession()
        .checksIn(ANA, BEFORE, true)
        .at("17:05")
        .audioUp(ANA)
        .at("17:10")
        .run(raise(ANA, FIRST, "17:10"))
        .run(new AnswerCrisis(DR_OKAFOR.id(), FIRST, false, new SideRoomId("s-1"), local("17:10")))
        .at("17:11")
        .audioUp(ANA)
        .at("17:15")
        .run(raise(BEN, SECOND, "17:15"))
        .at("17:20")
        .run(new CloseCrisis(DR_OKAFOR.id(), FIRST, local("17:20")))
        .at("17:21")
        .audioUp(ANA)
        .checksIn(ANA, AFTER, false)
        .at("17:30");
  }

  @Test
  void aClosedOneStaysAsItWasKnownThen() {
    CrisisRecord ana = crises(twoOfThem()).getFirst();
    assertEquals(ANA.id(), ana.participantId());
    assertEquals(ANA.personId(), ana.personId());
    assertEquals(local("17:10"), ana.raisedAt());
    assertEquals(
        Optional.of(new CrisisRecord.Closed(local("17:20"), Optional.of(DR_OKAFOR.personId()))),
        ana.closed());
    assertEquals(Optional.of(BEFORE), ana.said());
    assertTrue(ana.locationConfirmed());
    assertEquals(Optional.of(local("17:20")), ana.lastMediaAt());
  }

  @Test
  void anOpenOneIsAsItIsNowAndTheEndOfTheSessionIsItsEnd() {
    SessionStory story = twoOfThem();
    CrisisRecord ben = crises(story).getLast();
    assertEquals(SECOND, ben.crisisId());
    assertEquals(Optional.empty(), ben.closed());
    assertEquals(Optional.empty(), ben.said());
    assertEquals(Optional.empty(), ben.lastMediaAt());
    Instant end = local("18:30");
    CrisisRecord after = crises(story.at("18:30").endsByClock()).getLast();
    assertEquals(Optional.of(new CrisisRecord.Closed(end, Optional.empty())), after.closed());
    assertFalse(after.isLate(end));
    assertTrue(after.isLate(end.plusMillis(1)));
  }
}
