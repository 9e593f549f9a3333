package org.homegroup.session.rules;

import static org.homegroup.testing.People.ANA;
import static org.homegroup.testing.People.BEN;
import static org.homegroup.testing.People.CHLOE;
import static org.homegroup.testing.People.DEV;
import static org.homegroup.testing.People.DR_ADLER;
import static org.homegroup.testing.People.DR_OKAFOR;
import static org.homegroup.testing.People.DR_RIVERA;
import static org.homegroup.testing.People.LUCIA;
import static org.homegroup.testing.People.MATEO;
import static org.homegroup.testing.People.NIA;
import static org.homegroup.testing.People.THEO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homegroup.access.AccessDocument;
import org.homegroup.access.Action;
import org.homegroup.access.Denial;
import org.homegroup.access.Relation;
import org.homegroup.access.Standing;
import org.homegroup.access.Who;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.Actor;
import org.homegroup.session.AgendaPartKind;
import org.homegroup.session.ChatPolicy;
import org.homegroup.session.ChatTo;
import org.homegroup.session.Decision;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.Rejection;
import org.homegroup.session.Role;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.signaling.protocol.AudienceKind;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks the table of `ACCESS.md` through the rules: each command, given by each kind of
/// participant, is refused with the code of the document, or not for a right.
class CommandAccessTest {

  private static final Instant AT = SessionStory.local("17:10");
  private static final SideRoomId SMALL = new SideRoomId("s-small");
  private static final SideRoomId FRESH = new SideRoomId("s-fresh");
  private static final CrisisId CRISIS = new CrisisId("c5150000-0000-4000-8000-000000000001");

  /// A peer group with a participant of each kind in each relation.
  private static final GroupSession STATE =
      SessionStory.inSession()
          .arrives(NIA, THEO, LUCIA, MATEO)
          .admits(DR_RIVERA, NIA, LUCIA, MATEO)
          .run(
              new SessionCommand.Arrive(
                  DR_ADLER.personId(),
                  DR_ADLER.role(),
                  true,
                  true,
                  DR_ADLER.id(),
                  new ConnectionId("c-adler"),
                  Optional.empty(),
                  Device.COMPUTER,
                  Optional.empty(),
                  AT))
          .run(new SessionCommand.ChooseChair(DR_RIVERA.id(), ANA.id(), true, AT))
          .run(
              new SessionCommand.Split(
                  DR_RIVERA.id(),
                  List.of(new SessionCommand.SmallGroup(SMALL, List.of(BEN.id()))),
                  AT))
          .state();

  private static final Map<TestPerson, Standing> STANDINGS =
      Map.ofEntries(
          is(DR_RIVERA, Who.CLINICIAN, Relation.SEATED, Relation.IN_ROOM, Relation.LEADS),
          is(NIA, Who.CLINICIAN, Relation.SEATED, Relation.IN_ROOM),
          Map.entry(
              DR_ADLER,
              new Standing(
                  Set.of(Who.CLINICIAN, Who.SUPERVISOR),
                  Set.of(Relation.SEATED, Relation.IN_ROOM))),
          is(THEO, Who.CLINICIAN, Relation.SEATED),
          is(ANA, Who.PATIENT, Relation.SEATED, Relation.IN_ROOM, Relation.CHAIRS),
          is(BEN, Who.PATIENT, Relation.SEATED, Relation.IN_ROOM, Relation.IN_SIDE_ROOM),
          is(CHLOE, Who.PATIENT, Relation.SEATED),
          is(LUCIA, Who.GUEST, Relation.SEATED, Relation.IN_ROOM),
          is(MATEO, Who.INTERPRETER, Relation.SEATED, Relation.IN_ROOM),
          Map.entry(DEV, Standing.NOBODY));

  private static Map.Entry<TestPerson, Standing> is(
      TestPerson person, Who who, Relation... relations) {
    return Map.entry(person, new Standing(Set.of(who), Set.of(relations)));
  }

  static Stream<Arguments> cells() {
    return Stream.of(Action.values())
        .filter(action -> command(action, DR_RIVERA).isPresent())
        .flatMap(action -> STANDINGS.keySet().stream().map(person -> Arguments.of(action, person)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void isRefusedAsTheDocumentSays(Action action, TestPerson by) {
    Decision decision = SessionDecider.decide(STATE, command(action, by).orElseThrow());
    Optional<String> rejected =
        decision instanceof Decision.Rejected(Rejection rejection)
            ? Optional.of(rejection.code())
            : Optional.empty();
    Optional<Denial> denial = AccessDocument.denial(action, STANDINGS.get(by));
    if (denial.isPresent()) {
      assertEquals(denial.map(Denial::code), rejected);
    } else {
      assertFalse(
          rejected.filter(code -> isForARight(action, code)).isPresent(), () -> rejected.get());
    }
  }

  /// Whether the code is that with which the document refuses a person without the right.
  private static boolean isForARight(Action action, String code) {
    return STANDINGS.values().stream()
        .flatMap(standing -> AccessDocument.denial(action, standing).stream())
        .map(Denial::code)
        .anyMatch(code::equals);
  }

  @Test
  void everyCommandOfTheSocketIsWalked() {
    List<Action> beside =
        Stream.of(Action.values())
            .filter(action -> action.compareTo(Action.ADMIT) >= 0)
            .filter(action -> command(action, DR_RIVERA).isEmpty())
            .toList();
    // Of a supervisor, of the board of tasks, and of no record: below, and in SocketAccessTest.
    assertEquals(
        List.of(
            Action.GRANT_LEAD_AS_SUPERVISOR,
            Action.DONE_TASK,
            Action.CHAT,
            Action.CHAT_WITHOUT_LIMITS),
        beside);
  }

  /// The command says that the asker supervises; the document then refuses by their seat.
  @Test
  void grantingTheLeadAsASupervisor() {
    STANDINGS.forEach(
        (person, standing) -> {
          var grant = new SessionCommand.GrantLead(person.id(), NIA.id(), true, AT);
          Decision decision = SessionDecider.decide(STATE, grant);
          Optional<Denial> denial =
              AccessDocument.denial(Action.GRANT_LEAD_AS_SUPERVISOR, standing.and(Who.SUPERVISOR));
          assertEquals(
              denial.map(Denial::code),
              decision instanceof Decision.Rejected(Rejection rejection)
                  ? Optional.of(rejection.code())
                  : Optional.empty(),
              person.name());
        });
  }

  @Test
  void chat() {
    var closed = new ChatPolicy(false, false);
    STANDINGS.forEach(
        (person, standing) -> {
          var decision = ChatRules.decide(STATE, person.id(), ChatTo.GROUP, closed);
          Optional<String> expected =
              AccessDocument.denial(Action.CHAT, standing)
                  .or(() -> AccessDocument.denial(Action.CHAT_WITHOUT_LIMITS, standing))
                  .map(Denial::code);
          Optional<String> rejected =
              decision instanceof ChatRules.Decision.Refused(Rejection rejection)
                  ? Optional.of(rejection.code())
                  : Optional.empty();
          assertEquals(expected, rejected, person.name());
        });
  }

  @Test
  void audiences() {
    Open open = (Open) STATE;
    STANDINGS.forEach(
        (person, standing) ->
            open.seat(person.id())
                .ifPresent(
                    seat -> {
                      AudienceKind kind = AudienceKind.of(seat);
                      assertEquals(
                          AccessDocument.denial(Action.SEE_AS_LEAD, standing).isEmpty(),
                          kind == AudienceKind.LEADS,
                          person.name());
                      assertEquals(
                          AccessDocument.denial(Action.SEE_GROUP, standing).isEmpty(),
                          kind != AudienceKind.WAITING,
                          person.name());
                    }));
  }

  @Test
  void walkingIn() {
    for (Role role : Role.values()) {
      for (boolean supervises : new boolean[] {false, true}) {
        var arrive =
            new SessionCommand.Arrive(
                DEV.personId(),
                role,
                false,
                supervises,
                DEV.id(),
                new ConnectionId("c-dev"),
                Optional.empty(),
                Device.COMPUTER,
                Optional.empty(),
                AT);
        Who who =
            switch (role) {
              case LEAD, OBSERVER -> Who.CLINICIAN;
              case PATIENT -> Who.PATIENT;
              case GUEST -> Who.GUEST;
              case INTERPRETER -> Who.INTERPRETER;
            };
        var booked = new Standing(Set.of(who), Set.of(Relation.BOOKED));
        Standing standing = role == Role.LEAD ? booked.and(Relation.BOOKED_TO_LEAD) : booked;
        assertEquals(
            AccessDocument.denial(
                    Action.WALK_IN, supervises ? standing.and(Who.SUPERVISOR) : standing)
                .isEmpty(),
            arrive.walksIn(role),
            role + " " + supervises);
      }
    }
  }

  /// The command that does this, or nothing where it is no command of a session.
  private static Optional<SessionCommand> command(Action action, TestPerson person) {
    ParticipantId by = person.id();
    return Optional.ofNullable(
        switch (action) {
          case CHECK_IN ->
              new SessionCommand.ReceiveCheckIn(
                  person.personId(), CheckInId.random(), "commitment", true, AT);
          case ADMIT -> new SessionCommand.Admit(by, CHLOE.id(), Optional.empty(), false, AT);
          case ADMIT_ALL -> new SessionCommand.AdmitAll(by, false, AT);
          case DECLINE -> new SessionCommand.Decline(by, CHLOE.id(), AT);
          case RETURN_TO_WAITING -> new SessionCommand.ReturnToWaiting(by, LUCIA.id(), AT);
          case REMOVE -> new SessionCommand.Remove(by, LUCIA.id(), AT);
          case LEAVE -> new SessionCommand.Leave(by, AT);
          case LOCK_DOOR -> new SessionCommand.LockDoor(by, AT);
          case UNLOCK_DOOR -> new SessionCommand.UnlockDoor(by, AT);
          case START -> new SessionCommand.Start(by, AT);
          case TAKE_BREAK -> new SessionCommand.TakeBreak(by, AT);
          case RESUME -> new SessionCommand.Resume(by, AT);
          case END -> new SessionCommand.End(Actor.of(by), AT);
          case GRANT_LEAD -> new SessionCommand.GrantLead(by, NIA.id(), false, AT);
          case HAND_OVER_LEAD -> new SessionCommand.HandOverLead(by, DR_OKAFOR.id(), AT);
          case RAISE_HAND -> new SessionCommand.RaiseHand(by, AT);
          case LOWER_HAND -> new SessionCommand.LowerHand(by, by, AT);
          case LOWER_HAND_OF_ANOTHER -> new SessionCommand.LowerHand(by, other(person), AT);
          case SUBMIT_SELF_REPORT -> new SessionCommand.SubmitSelfReport(by, true, AT);
          case MUTE -> new SessionCommand.Mute(by, LUCIA.id(), MediaKind.AUDIO, AT);
          case UNMUTE -> new SessionCommand.Unmute(by, LUCIA.id(), MediaKind.AUDIO, AT);
          case SHARE_SCREEN -> new SessionCommand.ShareScreen(by, true, AT);
          case BEGIN_PART ->
              new SessionCommand.BeginPart(by, 1, List.of(AgendaPartKind.CLOSING), AT);
          case CHOOSE_CHAIR -> new SessionCommand.ChooseChair(by, BEN.id(), true, AT);
          case WITHDRAW_CHAIR -> new SessionCommand.WithdrawChair(by, AT);
          case CALL_ON -> new SessionCommand.CallOn(by, LUCIA.id(), AT);
          case TAKE_ASIDE -> new SessionCommand.TakeAside(by, CHLOE.id(), FRESH, AT);
          case SPLIT ->
              new SessionCommand.Split(
                  by, List.of(new SessionCommand.SmallGroup(FRESH, List.of(LUCIA.id()))), AT);
          case VISIT -> new SessionCommand.Visit(by, Optional.of(SMALL), AT);
          case MOVE -> new SessionCommand.Move(by, LUCIA.id(), Optional.of(SMALL), false, AT);
          case RECALL_GROUPS -> new SessionCommand.RecallGroups(by, Duration.ZERO, AT);
          case CLOSE_SIDE_ROOM -> new SessionCommand.CloseSideRoom(by, SMALL, AT);
          case REQUEST_ASSISTANCE -> new SessionCommand.RequestAssistance(by, AT);
          case ANSWER_ASSISTANCE -> new SessionCommand.AnswerAssistance(by, BEN.id(), AT);
          case RAISE_CRISIS -> new SessionCommand.RaiseCrisis(by, by, CRISIS, false, FRESH, AT);
          case RAISE_CRISIS_OF_ANOTHER ->
              new SessionCommand.RaiseCrisis(by, other(person), CRISIS, false, FRESH, AT);
          case ANSWER_CRISIS -> new SessionCommand.AnswerCrisis(by, CRISIS, false, FRESH, AT);
          case CLOSE_CRISIS -> new SessionCommand.CloseCrisis(by, CRISIS, AT);
          case TAKE_TASK ->
              new SessionCommand.TakeTelephoneCallback(CRISIS, person.personId(), Actor.of(by), AT);
          default -> null;
        });
  }

  /// Somebody in care who is not this person.
  private static ParticipantId other(TestPerson person) {
    return person.equals(LUCIA) ? ANA.id() : LUCIA.id();
  }
}
