package org.homegroup.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.homegroup.id.CheckInId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.PersonId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.session.Actor;
import org.homegroup.session.Role;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.HandRaised;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.SessionEnded;
import org.homegroup.session.SessionEvent.SessionScheduled;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;

/// Events for tests of the journal, which does not care what they say.
public final class SampleEvents {

  public static final Instant AT = Instant.parse("2026-11-21T18:00:00.250Z");

  public static final SessionEvent SCHEDULED =
      new SessionScheduled(
          SessionId.random(),
          RoomId.random(),
          AT,
          AT.plus(Duration.ofMinutes(10)),
          AT.plus(Duration.ofHours(3)),
          ZoneId.of("America/Los_Angeles"),
          AT);

  private SampleEvents() {}

  public static SessionEvent raised(int milliseconds) {
    return new HandRaised(new ParticipantId("p-ana"), AT.plusMillis(milliseconds));
  }

  public static SessionEvent telephoneCallbackDue(Instant at) {
    return new TelephoneCallbackDue(
        new CrisisId("c5150000-0000-4000-8000-000000000001"),
        new ParticipantId("p-ana"),
        at.plus(Duration.ofMinutes(2)),
        at);
  }

  public static SessionEvent arrived(PersonId person, String participant) {
    return new ParticipantArrived(
        new ParticipantId(participant), person, Role.PATIENT, false, AT.minus(Duration.ofHours(1)));
  }

  public static CheckInReceived checkedIn(String participant, Instant at) {
    return new CheckInReceived(
        new ParticipantId(participant), CheckInId.random(), "commitment", true, at);
  }

  public static SessionEvent ended(Instant at) {
    return new SessionEnded(Actor.CLOCK, at);
  }
}
