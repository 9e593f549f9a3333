package org.homegroup.session.rules;

import static org.homegroup.session.SessionScenario.given;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.SessionStory.inSession;
import static org.homegroup.testing.SessionStory.local;

import java.time.Duration;
import java.time.Instant;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.ParticipantId;
import org.homegroup.session.Actor;
import org.homegroup.session.Device;
import org.homegroup.session.LeaveReason;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionCommand.ExpireSeats;
import org.homegroup.session.SessionCommand.LoseConnection;
import org.homegroup.session.SessionCommand.ReportMediaDown;
import org.homegroup.session.SessionCommand.ReportMediaUp;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.MediaDown;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.testing.SessionStory;
import org.junit.jupiter.api.Test;

/// Reports are never rejected: they are recorded, or are outdated and change nothing.
class ConnectionRulesTest {

  private static final Instant AT = local("17:10");
  private static final MediaKind AUDIO = MediaKind.AUDIO;
  private static final ConnectionId ANAS = new ConnectionId("c-ana-1");

  private static final Instant SINCE = local("16:55");

  private static ReportMediaUp up(Instant since) {
    return new ReportMediaUp(ANA.id(), ANAS, AUDIO, since, AT);
  }

  private static ReportMediaDown down(Instant lastMediaAt) {
    return new ReportMediaDown(ANA.id(), ANAS, AUDIO, lastMediaAt, AT);
  }

  @Test
  void aLostConnectionEndsAtItsLastProofOfLife() {
    given(inSession())
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, local("17:09:50"), AT))
        .then(new ConnectionLost(ANA.id(), ANAS, local("17:09:50"), AT));
  }

  @Test
  void theLastProofOfLifeIsNeitherBeforeTheConnectionNorAfterNow() {
    given(inSession())
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, local("16:00"), AT))
        .then(new ConnectionLost(ANA.id(), ANAS, local("16:55"), AT));
    given(inSession())
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, local("17:11"), AT))
        .then(new ConnectionLost(ANA.id(), ANAS, AT, AT));
  }

  @Test
  void aConnectionIsLostOnce() {
    given(inSession().at("17:05").loses(ANA, Duration.ZERO))
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, AT, AT))
        .thenNoChange();
    given(inSession()).when(new LoseConnection(DEV.id(), ANAS, SINCE, AT, AT)).thenNoChange();
  }

  @Test
  void theLossOfAConnectionThatWasTakenOverIsOldNews() {
    given(inSession().at("17:05").arrives(ANA))
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, local("17:04"), AT))
        .thenNoChange();
  }

  @Test
  void theLossOfAConnectionThatIsBackIsOldNews() {
    given(inSession().at("17:05").loses(ANA, Duration.ZERO).comesBack(ANA, Device.PHONE))
        .when(new LoseConnection(ANA.id(), ANAS, SINCE, local("17:04"), AT))
        .thenNoChange();
  }

  @Test
  void mediaBeginsWhenTheBridgeSaysSo() {
    given(inSession())
        .when(up(local("17:09:59")))
        .then(new MediaUp(ANA.id(), ANAS, AUDIO, local("17:09:59")));
    given(inSession().at("17:05").audioUp(ANA)).when(up(AT)).thenNoChange();
  }

  @Test
  void nobodyHasMediaInTheWaitingRoom() {
    given(inSession())
        .when(new ReportMediaUp(CHLOE.id(), new ConnectionId("c-chloe-1"), AUDIO, AT, AT))
        .thenNoChange();
  }

  @Test
  void nobodyHadMediaBeforeBeingAdmitted() {
    SessionStory again =
        inSession().at("17:02").returns(DR_RIVERA, ANA).at("17:08").admits(DR_RIVERA, ANA);
    given(again).when(up(local("17:01"))).then(new MediaUp(ANA.id(), ANAS, AUDIO, local("17:08")));
  }

  @Test
  void mediaOfAnOldConnectionIsOldNews() {
    SessionStory elsewhere = inSession().at("17:05").audioUp(ANA).at("17:06").arrives(ANA);
    given(elsewhere).when(up(AT)).thenNoChange();
    given(elsewhere).when(down(AT)).thenNoChange();
  }

  @Test
  void mediaEndsWhenItLastCame() {
    given(inSession().at("17:05").audioUp(ANA))
        .when(down(local("17:09:51")))
        .then(new MediaDown(ANA.id(), ANAS, AUDIO, local("17:09:51"), AT));
    given(inSession()).when(down(AT)).thenNoChange();
  }

  @Test
  void goingBackToWaitingEndsMedia() {
    given(inSession().at("17:05").audioUp(ANA).returns(DR_RIVERA, ANA))
        .when(down(AT))
        .thenNoChange();
  }

  @Test
  void aSeatIsKeptForAsLongAsThePracticeWaits() {
    SessionStory lost =
        inSession()
            .at("17:05:10")
            .loses(ANA, Duration.ofSeconds(10))
            .loses(CHLOE, Duration.ofSeconds(10));
    given(lost).when(expire("17:05:39")).thenNoChange();
    given(lost).when(expire("17:05:40")).then(expired(CHLOE.id(), "17:05:40"));
    given(lost)
        .when(expire("17:10:10"))
        .then(expired(ANA.id(), "17:10:10"), expired(CHLOE.id(), "17:10:10"));
  }

  private static ExpireSeats expire(String at) {
    return new ExpireSeats(SessionStory.WAITING_GRACE, SessionStory.AWAY_GRACE, local(at));
  }

  private static ParticipantLeft expired(ParticipantId id, String at) {
    return new ParticipantLeft(
        id, LeaveReason.CONNECTION_LOST, Actor.CLOCK, local("17:05"), local(at));
  }
}
