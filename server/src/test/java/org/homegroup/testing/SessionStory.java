package org.homegroup.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homegroup.id.CheckInId;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.RoomId;
import org.homegroup.id.SessionId;
import org.homegroup.session.Actor;
import org.homegroup.session.Decision;
import org.homegroup.session.Device;
import org.homegroup.session.MediaKind;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.ConnectionState;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;

/// Tells one session, command by command, through the real rules, so that no test starts from
/// impossible events. A command that is rejected, or changes nothing, fails the test.
///
/// A group from 17:00 to 18:00 in Chicago (UTC-6), doors at 16:45, unless stated otherwise.
public final class SessionStory {

  public static final SessionId SESSION = new SessionId("5e551000-0000-4000-8000-000000000001");
  public static final RoomId ROOM = new RoomId("60000000-0000-4000-8000-000000000001");
  public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  public static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  /// The grace periods for a connection that is down: waiting, and in the room.
  public static final Duration WAITING_GRACE = Duration.ofSeconds(30);

  public static final Duration AWAY_GRACE = Duration.ofMinutes(5);

  private final List<SessionEvent> events = new ArrayList<>();
  private final Map<TestPerson, Integer> connections = new HashMap<>();
  private GroupSession state = GroupSession.NOT_SCHEDULED;
  private Instant now;

  private SessionStory(Instant startsAt, Duration length, ZoneId zone) {
    this.now = startsAt.minus(Duration.ofHours(1));
    Instant doors = startsAt.minus(Duration.ofMinutes(15));
    run(
        new SessionCommand.ScheduleSession(
            SESSION, ROOM, doors, startsAt, startsAt.plus(length), zone, now));
  }

  public static SessionStory scheduled() {
    return scheduled(local("17:00"), Duration.ofHours(1), CHICAGO);
  }

  public static SessionStory scheduled(Instant startsAt, Duration length, ZoneId zone) {
    return new SessionStory(startsAt, length, zone);
  }

  /// Doors open, nobody here.
  public static SessionStory open() {
    return scheduled().at("16:45").run(new SessionCommand.OpenDoors(Actor.CLOCK, local("16:45")));
  }

  /// In session since 17:00: Dr. Rivera leads, Dr. Okafor leads with her, Ana and Ben are in the
  /// room, Chloe waits.
  public static SessionStory inSession() {
    return open()
        .at("16:55")
        .arrives(People.DR_RIVERA, People.DR_OKAFOR, People.ANA, People.BEN, People.CHLOE)
        .admits(People.DR_RIVERA, People.ANA, People.BEN)
        .at("17:00")
        .starts(People.DR_RIVERA);
  }

  /// A time on the day of most tests, in Chicago: `17:05` or `17:05:30.250`.
  public static Instant local(String time) {
    return DAY.atTime(LocalTime.parse(time)).atZone(CHICAGO).toInstant();
  }

  public SessionStory at(String time) {
    return at(local(time));
  }

  public SessionStory at(Instant moment) {
    now = moment;
    return this;
  }

  public Instant now() {
    return now;
  }

  public GroupSession state() {
    return state;
  }

  public List<SessionEvent> events() {
    return List.copyOf(events);
  }

  public SessionStory arrives(TestPerson... people) {
    for (TestPerson person : people) {
      arrives(person, Device.COMPUTER);
    }
    return this;
  }

  public SessionStory arrives(TestPerson person, Device device) {
    connections.merge(person, 1, Integer::sum);
    return arrives(person, device, connection(person), Optional.empty());
  }

  private SessionStory arrives(
      TestPerson person, Device device, ConnectionId connection, Optional<ConnectionId> again) {
    return run(
        new SessionCommand.Arrive(
            person.personId(),
            person.role(),
            person.mayLead(),
            false,
            person.id(),
            connection,
            again,
            device,
            Optional.empty(),
            now));
  }

  /// The latest connection of this person.
  public ConnectionId connection(TestPerson person) {
    return new ConnectionId(
        "c-" + person.id().value().substring(2) + "-" + connections.get(person));
  }

  public SessionStory admits(TestPerson lead, TestPerson... people) {
    for (TestPerson person : people) {
      run(new SessionCommand.Admit(lead.id(), person.id(), Optional.empty(), false, now));
    }
    return this;
  }

  public SessionStory checksIn(TestPerson person, CheckInId id, boolean locationConfirmed) {
    return run(
        new SessionCommand.ReceiveCheckIn(
            person.personId(), id, "commitment", locationConfirmed, now));
  }

  public SessionStory declines(TestPerson lead, TestPerson person) {
    return run(new SessionCommand.Decline(lead.id(), person.id(), now));
  }

  public SessionStory returns(TestPerson lead, TestPerson person) {
    return run(new SessionCommand.ReturnToWaiting(lead.id(), person.id(), now));
  }

  public SessionStory removes(TestPerson lead, TestPerson person) {
    return run(new SessionCommand.Remove(lead.id(), person.id(), now));
  }

  public SessionStory leaves(TestPerson person) {
    return run(new SessionCommand.Leave(person.id(), now));
  }

  /// The server notices that a connection is dead, which was last heard `silent` before.
  public SessionStory loses(TestPerson person, Duration silent) {
    return run(
        new SessionCommand.LoseConnection(
            person.id(), connection(person), upSince(person), now.minus(silent), now));
  }

  private Instant upSince(TestPerson person) {
    return state instanceof GroupSession.Open open
            && open.seat(person.id()).map(Seat::connection).orElse(null)
                instanceof ConnectionState.Up up
        ? up.since()
        : now;
  }

  /// The page that lost its connection gets it back.
  public SessionStory comesBack(TestPerson person, Device device) {
    ConnectionId unused = new ConnectionId("c-unused");
    return arrives(person, device, unused, Optional.of(connection(person)));
  }

  public SessionStory expires() {
    return run(new SessionCommand.ExpireSeats(WAITING_GRACE, AWAY_GRACE, now));
  }

  public SessionStory audioUp(TestPerson... people) {
    for (TestPerson person : people) {
      mediaUp(person, MediaKind.AUDIO);
    }
    return this;
  }

  public SessionStory videoUp(TestPerson... people) {
    for (TestPerson person : people) {
      mediaUp(person, MediaKind.VIDEO);
    }
    return this;
  }

  private void mediaUp(TestPerson person, MediaKind kind) {
    run(new SessionCommand.ReportMediaUp(person.id(), connection(person), kind, now, now));
  }

  /// The bridge reports that this kind of media last arrived `silent` ago.
  public SessionStory mediaDown(TestPerson person, MediaKind kind, Duration silent) {
    return run(
        new SessionCommand.ReportMediaDown(
            person.id(), connection(person), kind, now.minus(silent), now));
  }

  public SessionStory confirms(TestPerson person, boolean hearing) {
    return run(new SessionCommand.SubmitSelfReport(person.id(), hearing, now));
  }

  public SessionStory starts(TestPerson lead) {
    return run(new SessionCommand.Start(lead.id(), now));
  }

  public SessionStory takesBreak(TestPerson lead) {
    return run(new SessionCommand.TakeBreak(lead.id(), now));
  }

  public SessionStory resumes(TestPerson lead) {
    return run(new SessionCommand.Resume(lead.id(), now));
  }

  public SessionStory ends(TestPerson lead) {
    return run(new SessionCommand.End(Actor.of(lead.id()), now));
  }

  public SessionStory endsByClock() {
    return run(new SessionCommand.End(Actor.CLOCK, now));
  }

  public SessionStory run(SessionCommand command) {
    switch (SessionDecider.decide(state, command)) {
      case Decision.Accepted(var more) when !more.isEmpty() -> {
        events.addAll(more);
        more.forEach(event -> state = SessionEvolver.evolve(state, event));
      }
      case Decision.Accepted _ -> throw new AssertionError("already so: " + command);
      case Decision.Rejected(var rejection) -> throw new AssertionError(rejection + ": " + command);
    }
    return this;
  }
}
