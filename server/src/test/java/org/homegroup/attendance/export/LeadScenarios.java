package org.homegroup.attendance.export;

import static org.homegroup.attendance.export.Scenarios.TEN_SECONDS;
import static org.homegroup.attendance.export.Scenarios.begun;
import static org.homegroup.attendance.export.Scenarios.ended;
import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.MATEO;
import static org.homegroup.testing.People.THEO;
import static org.homegroup.testing.SessionStory.local;

import java.util.List;
import java.util.Optional;
import org.homegroup.id.CrisisId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionCommand.AnswerCrisis;
import org.homegroup.session.SessionCommand.CloseCrisis;
import org.homegroup.session.SessionCommand.CloseSideRoom;
import org.homegroup.session.SessionCommand.HandOverLead;
import org.homegroup.session.SessionCommand.Move;
import org.homegroup.session.SessionCommand.RaiseCrisis;
import org.homegroup.session.SessionCommand.SmallGroup;
import org.homegroup.session.SessionCommand.Split;
import org.homegroup.session.SessionCommand.TakeAside;
import org.homegroup.session.SessionCommand.TakeTelephoneCallback;
import org.homegroup.session.SessionCommand.Tick;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// Groups whose leads come, go and hand over.
public final class LeadScenarios {

  private LeadScenarios() {}

  /// Noticed at 17:20:10; nobody led from 17:20 until she was back at 17:24.
  public static SessionStory onlyLeadDrops() {
    return ended(
        begun().at("17:20:10").loses(DR_RIVERA, TEN_SECONDS).at("17:24").arrives(DR_RIVERA));
  }

  public static SessionStory secondLeadCovers() {
    return ended(
        begun()
            .at("17:10")
            .arrives(DR_OKAFOR)
            .at("17:20:10")
            .loses(DR_RIVERA, TEN_SECONDS)
            .at("17:24")
            .arrives(DR_RIVERA));
  }

  /// Dr. Rivera leads for ten minutes, Dr. Okafor for fifteen, then Dr. Rivera again; her
  /// connection is down for the last five, and nobody leads for that time, though Dr. Okafor is
  /// there. An interpreter and a sister come, and a trainee who is never admitted.
  public static SessionStory handover() {
    return begun()
        .at("17:05")
        .arrives(DR_OKAFOR, LUCIA, MATEO, THEO)
        .admits(DR_RIVERA, LUCIA, MATEO)
        .at("17:10")
        .run(new HandOverLead(DR_RIVERA.id(), DR_OKAFOR.id(), SessionStory.local("17:10")))
        .at("17:25")
        .run(new HandOverLead(DR_OKAFOR.id(), DR_RIVERA.id(), SessionStory.local("17:25")))
        .at("17:55:10")
        .loses(DR_RIVERA, TEN_SECONDS)
        .at("18:00")
        .ends(DR_OKAFOR);
  }

  /// Chloe is seen alone before she comes into the group; Ana is taken aside later, and for ten
  /// seconds of it the lead with her is gone. The group has the other lead all the time.
  public static SessionStory aside() {
    var first = new SideRoomId("s-1");
    var second = new SideRoomId("s-2");
    return ended(
        begun()
            .at("17:02")
            .arrives(DR_OKAFOR)
            .at("17:05")
            .arrives(CHLOE)
            .run(takeAside(DR_OKAFOR, CHLOE, first, "17:05"))
            .audioUp(CHLOE)
            .at("17:10")
            .run(new Move(DR_OKAFOR.id(), CHLOE.id(), Optional.empty(), false, local("17:10")))
            .audioUp(CHLOE)
            .at("17:20")
            .run(takeAside(DR_OKAFOR, ANA, second, "17:20"))
            .at("17:20:01")
            .audioUp(ANA)
            .at("17:25:10")
            .loses(DR_OKAFOR, TEN_SECONDS)
            .arrives(DR_OKAFOR)
            .at("17:30")
            .run(new CloseSideRoom(DR_OKAFOR.id(), second, local("17:30")))
            .at("17:30:01")
            .audioUp(ANA));
  }

  /// Ana is in danger and Dr. Okafor goes to her. Ten minutes later her connection drops; he
  /// telephones her, after three minutes she is back, and at 17:40 both return to the group. A
  /// payer reads that she was aside, and no more.
  public static SessionStory crisisAndTelephoneCallback() {
    var crisis = new CrisisId("c5150000-0000-4000-8000-000000000001");
    var unused = new SideRoomId("s-0");
    var room = new SideRoomId("s-1");
    return ended(
        begun()
            .at("17:02")
            .arrives(DR_OKAFOR)
            .at("17:10")
            .run(new RaiseCrisis(ANA.id(), ANA.id(), crisis, false, unused, local("17:10")))
            .at("17:10:05")
            .run(new AnswerCrisis(DR_OKAFOR.id(), crisis, false, room, local("17:10:05")))
            .at("17:10:06")
            .audioUp(ANA)
            .videoUp(ANA)
            .at("17:20:10")
            .loses(ANA, TEN_SECONDS)
            .run(new Tick(SupervisionPolicy.DEFAULT, local("17:20:10")))
            .at("17:20:30")
            .run(
                new TakeTelephoneCallback(
                    crisis, DR_OKAFOR.personId(), Actor.of(DR_OKAFOR.id()), local("17:20:30")))
            .at("17:23")
            .arrives(ANA)
            .at("17:23:01")
            .audioUp(ANA)
            .at("17:40")
            .run(new CloseCrisis(DR_OKAFOR.id(), crisis, local("17:40")))
            .at("17:40:01")
            .audioUp(ANA)
            .videoUp(ANA));
  }

  private static TakeAside takeAside(
      TestPerson lead, TestPerson who, SideRoomId room, String time) {
    return new TakeAside(lead.id(), who.id(), room, Optional.empty(), false, local(time));
  }

  /// Small groups are the group at work. The only lead is lost during them: everyone returns, and
  /// nothing counts until she is back.
  public static SessionStory smallGroupsAndHold() {
    return ended(
        begun()
            .at("17:10")
            .run(
                new Split(
                    DR_RIVERA.id(),
                    List.of(
                        new SmallGroup(new SideRoomId("s-1"), List.of(ANA.id())),
                        new SmallGroup(new SideRoomId("s-2"), List.of(BEN.id()))),
                    local("17:10")))
            .audioUp(ANA, BEN)
            .at("17:20:10")
            .loses(DR_RIVERA, TEN_SECONDS)
            .at("17:20:13")
            .run(new Tick(SupervisionPolicy.DEFAULT, local("17:20:13")))
            .audioUp(ANA, BEN)
            .at("17:24")
            .arrives(DR_RIVERA));
  }
}
