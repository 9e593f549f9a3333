package org.homegroup.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestPerson;

/// Generates commands for one session from a seed: mostly sensible ones, some senseless, with late
/// and repeated reports among them. The same seed generates the same session on every machine.
public final class RandomSession {

  private static final List<AgendaPartKind> AGENDA = List.of(AgendaPartKind.values());

  private final Random random;
  private final boolean asksForLocation;
  private int connections;
  private int sideRooms;
  private int checkIns;
  private int crises;
  private Instant now = SessionStory.local("16:40");

  /// Every connection ever tried, newest last, so that late reports about old ones occur.
  private final List<Attempt> attempts = new ArrayList<>();

  private List<Seat> live = List.of();
  private List<Seat> seats = List.of();

  private record Attempt(ParticipantId participantId, ConnectionId connectionId) {}

  public RandomSession(long seed) {
    random = new Random(seed);
    asksForLocation = random.nextBoolean();
  }

  /// The policy of this session's room.
  public boolean asksForLocation() {
    return asksForLocation;
  }

  public Instant now() {
    return now;
  }

  public SessionCommand schedule() {
    return new SessionCommand.ScheduleSession(
        SessionStory.SESSION,
        SessionStory.ROOM,
        SessionStory.local("16:45"),
        SessionStory.local("17:00"),
        SessionStory.local("18:00"),
        SessionStory.CHICAGO,
        now);
  }

  /// The next command or report. `state` only makes the choice sensible more often.
  public SessionCommand next(GroupSession state) {
    seats =
        state instanceof GroupSession.Open open ? List.copyOf(open.seats().values()) : List.of();
    live = seats.stream().filter(Seat::present).toList();
    now = now.plusMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(40_000));
    int dice = random.nextInt(1000);
    if (dice < 160) {
      return arrive();
    }
    if (dice < 240) {
      return lose();
    }
    if (dice < 600) {
      return media();
    }
    if (dice < 735) {
      return door();
    }
    if (dice < 775) {
      return checkIn();
    }
    if (dice < 810) {
      return agenda();
    }
    if (dice < 850) {
      return crisis(state);
    }
    if (dice < 890) {
      return leading();
    }
    return dice < 930 ? moderation() : sideRooms();
  }

  private SessionCommand sideRooms() {
    ParticipantId by = lead();
    ParticipantId of = anyone().id();
    return switch (random.nextInt(16)) {
      case 0, 1, 2 ->
          new SessionCommand.TakeAside(by, of, fresh(), override(), asksForLocation, now);
      case 3, 4 ->
          new SessionCommand.Split(
              by,
              List.of(
                  new SessionCommand.SmallGroup(fresh(), List.of(of)),
                  new SessionCommand.SmallGroup(fresh(), List.of(anyone().id()))),
              now);
      case 5, 6 -> new SessionCommand.Visit(by, somewhere(), now);
      case 7 -> new SessionCommand.Move(by, of, somewhere(), random.nextBoolean(), now);
      case 8, 9 -> new SessionCommand.RecallGroups(by, Duration.ofSeconds(random.nextInt(60)), now);
      case 10 -> new SessionCommand.CloseSideRoom(by, somewhere().orElseGet(this::fresh), now);
      case 11, 12 ->
          new SessionCommand.RequestAssistance(one(seat -> seat.sideRoom().isPresent()), now);
      case 13 ->
          new SessionCommand.AnswerAssistance(
              by, one(seat -> seat.placement().assistanceRequestedAt().isPresent()), now);
      default -> new SessionCommand.Tick(SupervisionPolicy.DEFAULT, now);
    };
  }

  /// Mostly a participant who matches; sometimes any.
  private ParticipantId one(Predicate<Seat> wanted) {
    List<Seat> those = seats.stream().filter(wanted).toList();
    return those.isEmpty() || random.nextInt(4) == 0
        ? anyone().id()
        : those.get(random.nextInt(those.size())).participantId();
  }

  private SessionCommand crisis(GroupSession state) {
    ParticipantId by = lead();
    ParticipantId of = anyone().id();
    CrisisId known = crisisOf(state);
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          new SessionCommand.RaiseCrisis(of, of, freshCrisis(), asksForLocation, fresh(), now);
      case 2 ->
          new SessionCommand.RaiseCrisis(by, of, freshCrisis(), asksForLocation, fresh(), now);
      case 3, 4, 5 -> new SessionCommand.AnswerCrisis(by, known, asksForLocation, fresh(), now);
      case 6 -> new SessionCommand.CloseCrisis(by, known, now);
      case 7, 8 ->
          new SessionCommand.TakeTelephoneCallback(
              known,
              anyone().personId(),
              random.nextInt(3) == 0 ? Actor.ON_CALL : Actor.of(by),
              now);
      default -> new SessionCommand.Tick(SupervisionPolicy.DEFAULT, now);
    };
  }

  /// Mostly an open crisis.
  private CrisisId crisisOf(GroupSession state) {
    if (state instanceof GroupSession.Open open
        && !open.crises().open().isEmpty()
        && random.nextInt(10) > 0) {
      List<CrisisId> known = List.copyOf(open.crises().open().keySet());
      return known.get(random.nextInt(known.size()));
    }
    return freshCrisis();
  }

  private CrisisId freshCrisis() {
    return new CrisisId("c5150000-0000-4000-8000-%012d".formatted(++crises));
  }

  private SideRoomId fresh() {
    return new SideRoomId("s-" + ++sideRooms);
  }

  /// Mostly an occupied side-room; sometimes the group.
  private Optional<SideRoomId> somewhere() {
    List<SideRoomId> open =
        seats.stream().map(Seat::sideRoom).flatMap(Optional::stream).distinct().toList();
    return open.isEmpty() || random.nextInt(4) == 0
        ? random.nextInt(8) == 0 ? Optional.of(fresh()) : Optional.empty()
        : Optional.of(open.get(random.nextInt(open.size())));
  }

  private SessionCommand arrive() {
    TestPerson person = anyone();
    if (!attempts.isEmpty() && random.nextInt(10) == 0) {
      Attempt again = attempts.get(random.nextInt(attempts.size()));
      if (again.participantId().equals(person.id())) {
        return arrive(person, again.connectionId());
      }
    }
    var connection = new ConnectionId("c-" + ++connections);
    attempts.add(new Attempt(person.id(), connection));
    return arrive(person, connection);
  }

  private SessionCommand arrive(TestPerson person, ConnectionId connection) {
    Device device = Device.values()[random.nextInt(Device.values().length)];
    return new SessionCommand.Arrive(
        person.personId(),
        person.role(),
        person.mayLead(),
        person.equals(People.DR_ADLER),
        person.id(),
        connection,
        former(person),
        device,
        random.nextBoolean() ? Optional.of(past()) : Optional.empty(),
        now);
  }

  /// Mostly the newest connection of this person, as when its page comes back; sometimes any other.
  private Optional<ConnectionId> former(TestPerson person) {
    int dice = random.nextInt(10);
    if (dice < 4 || attempts.size() < 2) {
      return Optional.empty();
    }
    if (dice == 4) {
      return Optional.of(attempts.get(random.nextInt(attempts.size())).connectionId());
    }
    return seats.stream()
        .filter(seat -> seat.personId().equals(person.personId()))
        .findFirst()
        .flatMap(Seat::mediaConnection);
  }

  private SessionCommand lose() {
    if (random.nextInt(4) == 0) {
      return new SessionCommand.ExpireSeats(
          SessionStory.WAITING_GRACE, Duration.ofMinutes(random.nextInt(5)), now);
    }
    Attempt attempt = attempt();
    return new SessionCommand.LoseConnection(
        attempt.participantId(),
        attempt.connectionId(),
        random.nextInt(8) == 0 ? past() : upSince(attempt.participantId()),
        past(),
        now);
  }

  private Instant upSince(ParticipantId id) {
    return seats.stream()
        .filter(seat -> seat.participantId().equals(id))
        .map(Seat::connection)
        .map(connection -> connection instanceof ConnectionState.Up up ? up.since() : now)
        .findFirst()
        .orElse(now);
  }

  private SessionCommand media() {
    Attempt attempt = attempt();
    MediaKind kind = random.nextBoolean() ? MediaKind.AUDIO : MediaKind.VIDEO;
    return random.nextInt(3) > 0
        ? new SessionCommand.ReportMediaUp(
            attempt.participantId(), attempt.connectionId(), kind, past(), now)
        : new SessionCommand.ReportMediaDown(
            attempt.participantId(), attempt.connectionId(), kind, past(), now);
  }

  private SessionCommand door() {
    ParticipantId by = lead();
    ParticipantId of = anyone().id();
    return switch (random.nextInt(24)) {
      case 0, 1 -> new SessionCommand.Decline(by, of, now);
      case 2, 3 -> new SessionCommand.ReturnToWaiting(by, of, now);
      case 4 -> new SessionCommand.Remove(by, of, now);
      case 5 -> new SessionCommand.LockDoor(by, now);
      case 6, 7 -> new SessionCommand.UnlockDoor(by, now);
      case 8, 9 -> new SessionCommand.Leave(of, now);
      case 10, 11, 12, 13, 14 -> new SessionCommand.AdmitAll(by, asksForLocation, now);
      case 15 -> new SessionCommand.OpenDoors(Actor.CLOCK, now);
      default -> new SessionCommand.Admit(by, of, override(), asksForLocation, now);
    };
  }

  private Optional<OverrideReason> override() {
    OverrideReason[] reasons = OverrideReason.values();
    return random.nextInt(4) == 0
        ? Optional.of(reasons[random.nextInt(reasons.length)])
        : Optional.empty();
  }

  /// Sometimes a check-in that was received before.
  private SessionCommand checkIn() {
    int number = random.nextInt(4) == 0 && checkIns > 0 ? checkIns : ++checkIns;
    return new SessionCommand.ReceiveCheckIn(
        anyone().personId(),
        new CheckInId("c4ec0000-0000-4000-8000-%012d".formatted(number)),
        "commitment",
        random.nextInt(4) > 0,
        now);
  }

  private SessionCommand leading() {
    ParticipantId by = lead();
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new SessionCommand.Start(by, now);
      case 3, 4 -> new SessionCommand.TakeBreak(by, now);
      case 5, 6, 7 -> new SessionCommand.Resume(by, AGENDA, now);
      case 8, 9 -> grant(by);
      case 10 -> end(by);
      default -> new SessionCommand.HandOverLead(by, anyone().id(), now);
    };
  }

  private SessionCommand grant(ParticipantId by) {
    boolean supervising = random.nextInt(4) == 0;
    return new SessionCommand.GrantLead(
        supervising ? People.DR_ADLER.id() : by, anyone().id(), supervising, now);
  }

  private SessionCommand end(ParticipantId by) {
    return random.nextInt(6) == 0
        ? new SessionCommand.End(random.nextBoolean() ? Actor.CLOCK : Actor.of(by), now)
        : new SessionCommand.Resume(by, AGENDA, now);
  }

  private SessionCommand agenda() {
    ParticipantId by = lead();
    ParticipantId of = anyone().id();
    return switch (random.nextInt(6)) {
      case 0, 1 -> new SessionCommand.BeginPart(by, random.nextInt(7), AGENDA, now);
      case 2 -> new SessionCommand.ChooseChair(by, of, random.nextInt(8) > 0, now);
      case 3 -> new SessionCommand.WithdrawChair(by, now);
      default -> new SessionCommand.CallOn(random.nextBoolean() ? by : anyone().id(), of, now);
    };
  }

  private SessionCommand moderation() {
    ParticipantId of = anyone().id();
    MediaKind kind = random.nextBoolean() ? MediaKind.AUDIO : MediaKind.VIDEO;
    return switch (random.nextInt(7)) {
      case 0 -> new SessionCommand.RaiseHand(of, now);
      case 1 -> new SessionCommand.LowerHand(random.nextBoolean() ? of : lead(), of, now);
      case 2 -> new SessionCommand.SubmitSelfReport(of, random.nextBoolean(), now);
      case 3 -> new SessionCommand.Mute(lead(), of, kind, now);
      case 4, 5 -> new SessionCommand.ShareScreen(lead(), random.nextInt(4) > 0, now);
      default -> new SessionCommand.Unmute(lead(), of, kind, now);
    };
  }

  private TestPerson anyone() {
    return People.ALL.get(random.nextInt(People.ALL.size()));
  }

  private ParticipantId lead() {
    return switch (random.nextInt(10)) {
      case 0 -> anyone().id();
      case 1 -> People.NIA.id();
      case 2, 3, 4, 5 -> People.DR_OKAFOR.id();
      default -> People.DR_RIVERA.id();
    };
  }

  /// Mostly a live connection of a participant in the room, otherwise a recent one, sometimes an
  /// old one.
  private Attempt attempt() {
    if (!live.isEmpty() && random.nextInt(5) > 0) {
      Seat seat = live.get(random.nextInt(live.size()));
      return new Attempt(seat.participantId(), seat.connectionId().orElseThrow());
    }
    if (attempts.isEmpty()) {
      return new Attempt(anyone().id(), new ConnectionId("c-none"));
    }
    int recent = Math.min(attempts.size(), 12);
    return random.nextInt(6) == 0
        ? attempts.get(random.nextInt(attempts.size()))
        : attempts.get(attempts.size() - 1 - random.nextInt(recent));
  }

  /// The claimed time of an event: just now, some seconds ago, or (after a crash) long ago.
  private Instant past() {
    return now.minusMillis(
        switch (random.nextInt(8)) {
          case 0, 1 -> 0;
          case 2 -> random.nextInt(3_000_000);
          default -> random.nextInt(30_000);
        });
  }
}
