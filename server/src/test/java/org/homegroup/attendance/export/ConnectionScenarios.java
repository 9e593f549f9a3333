package org.homegroup.attendance.export;

import static org.homegroup.attendance.export.Scenarios.AT_ONCE;
import static org.homegroup.attendance.export.Scenarios.TEN_SECONDS;
import static org.homegroup.attendance.export.Scenarios.begun;
import static org.homegroup.attendance.export.Scenarios.ended;
import static org.homegroup.session.MediaKind.AUDIO;
import static org.homegroup.session.MediaKind.VIDEO;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_RIVERA;

import java.time.Duration;
import org.homegroup.session.Device;
import org.homegroup.testing.SessionStory;

/// Groups whose connections drop, come back, or carry no media.
public final class ConnectionScenarios {

  private ConnectionScenarios() {}

  /// Ana continues on her phone; the two never add up.
  public static SessionStory twoDevices() {
    return ended(
        begun().at("17:20").arrives(ANA, Device.PHONE).at("17:20:03").audioUp(ANA).videoUp(ANA));
  }

  public static SessionStory fastReconnect() {
    return ended(
        begun()
            .at("17:30")
            .loses(ANA, AT_ONCE)
            .at("17:30:02")
            .arrives(ANA)
            .at("17:30:04")
            .audioUp(ANA));
  }

  /// Ana's phone changes networks: she is back before the server gave up her old connection, which
  /// had been silent for six seconds.
  public static SessionStory backBeforeNoticed() {
    return ended(
        begun()
            .at("17:30:06")
            .loses(ANA, Duration.ofSeconds(6))
            .arrives(ANA, Device.PHONE)
            .at("17:30:07")
            .audioUp(ANA));
  }

  /// The server notices after ten seconds. Ana comes back after three minutes, Ben does not.
  public static SessionStory uncleanDrop() {
    return ended(
        begun()
            .at("17:30:10")
            .loses(ANA, TEN_SECONDS)
            .at("17:33")
            .arrives(ANA)
            .at("17:33:05")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:40:10")
            .loses(BEN, TEN_SECONDS)
            .at("17:46")
            .expires());
  }

  /// Ana was last heard at 17:29:55; the break began before the server noticed.
  public static SessionStory dropNoticedInTheBreak() {
    return ended(
        begun()
            .at("17:30")
            .takesBreak(DR_RIVERA)
            .at("17:30:05")
            .loses(ANA, TEN_SECONDS)
            .at("17:38")
            .arrives(ANA)
            .audioUp(ANA)
            .at("17:40")
            .resumes(DR_RIVERA));
  }

  /// The server died at 17:30:00.400 and was up again at 17:32: each connection ends at its own
  /// last proof of life.
  public static SessionStory serverCrash() {
    return ended(
        begun()
            .at("17:32")
            .loses(ANA, Duration.ofSeconds(121))
            .loses(BEN, Duration.ofMillis(121_750))
            .loses(DR_RIVERA, Duration.ofSeconds(120))
            .at("17:32:02")
            .arrives(DR_RIVERA)
            .at("17:32:03")
            .arrives(ANA)
            .at("17:32:05")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:32:06")
            .arrives(BEN)
            .at("17:32:07")
            .audioUp(BEN));
  }

  /// Chloe was admitted, but the bridge never received anything from her. Dev was never admitted.
  public static SessionStory leftWithoutMedia() {
    return ended(
        begun()
            .at("17:05")
            .arrives(CHLOE, DEV)
            .at("17:06")
            .admits(DR_RIVERA, CHLOE)
            .declines(DR_RIVERA, DEV)
            .at("17:12")
            .leaves(CHLOE));
  }

  /// Chloe has no microphone and reports three times that she is there. Ben's media path fails; he
  /// reports once, before it comes back.
  public static SessionStory hereWithoutMedia() {
    return ended(
        begun()
            .at("17:05")
            .arrives(CHLOE)
            .admits(DR_RIVERA, CHLOE)
            .at("17:06")
            .confirms(CHLOE, true)
            .at("17:10")
            .mediaDown(BEN, AUDIO, AT_ONCE)
            .mediaDown(BEN, VIDEO, AT_ONCE)
            .at("17:10:20.500")
            .confirms(BEN, false)
            .at("17:11")
            .confirms(CHLOE, true)
            .at("17:12")
            .audioUp(BEN)
            .at("17:30")
            .confirms(CHLOE, false));
  }
}
