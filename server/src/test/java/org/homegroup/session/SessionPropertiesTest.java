package org.homegroup.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.ConnectionId;
import org.homegroup.id.CrisisId;
import org.homegroup.id.ParticipantId;
import org.homegroup.id.SideRoomId;
import org.homegroup.session.SessionEvent.CheckInReceived;
import org.homegroup.session.SessionEvent.ConnectionLost;
import org.homegroup.session.SessionEvent.ConnectionTakenOver;
import org.homegroup.session.SessionEvent.ConnectionUp;
import org.homegroup.session.SessionEvent.CrisisAnswered;
import org.homegroup.session.SessionEvent.CrisisClosed;
import org.homegroup.session.SessionEvent.CrisisRaised;
import org.homegroup.session.SessionEvent.LocationOverridden;
import org.homegroup.session.SessionEvent.MediaUp;
import org.homegroup.session.SessionEvent.ParticipantAdmitted;
import org.homegroup.session.SessionEvent.ParticipantArrived;
import org.homegroup.session.SessionEvent.ParticipantLeft;
import org.homegroup.session.SessionEvent.ParticipantReturnedToWaiting;
import org.homegroup.session.SessionEvent.ScreenShareBegan;
import org.homegroup.session.SessionEvent.ScreenShareEnded;
import org.homegroup.session.SessionEvent.TelephoneCallbackDue;
import org.homegroup.session.SessionEvent.TelephoneCallbackOver;
import org.homegroup.session.SessionEvent.TelephoneCallbackTaken;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.Crises;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Ended;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.MediaPlan;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.testing.People;
import org.homegroup.testing.TestPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Goal: forbidden states never occur, whatever is requested.
///
/// Method: random commands from a seed. After each, the state is compared with a replay and with a
/// second, plain bookkeeping made from the events alone. A failure names its seed; run it alone
/// with `-Dseed=…`.
class SessionPropertiesTest {

  private static final int SEEDS = Integer.getInteger("seeds", 2_000);
  private static final int COMMANDS = 200;
  private static final Map<Rejection, Integer> REFUSED = new EnumMap<>(Rejection.class);
  private static final Map<String, Integer> HAPPENED = new HashMap<>();

  @Test
  void holdsTheInvariants() {
    String only = System.getProperty("seed");
    if (only != null) {
      run(Long.parseLong(only));
      return;
    }
    for (long seed = 1; seed <= SEEDS; seed++) {
      try {
        run(seed);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }

  /// Proves that the random commands get somewhere: every event and every rejection occurred.
  @AfterAll
  static void reachedEverything() {
    if (System.getProperty("seed") != null) {
      return;
    }
    for (Class<?> event : SessionEvent.class.getPermittedSubclasses()) {
      assertTrue(HAPPENED.containsKey(event.getSimpleName()), "never " + event.getSimpleName());
    }
    var missing = new ArrayList<>(List.of(Rejection.values()));
    missing.removeAll(REFUSED.keySet());
    // Sixty seats need sixty people; AdmissionRulesTest covers it.
    missing.remove(Rejection.SESSION_FULL);
    // Chat messages are not session commands; ChatRulesTest covers them.
    missing.removeAll(
        List.of(
            Rejection.CHAT_NOT_ALLOWED,
            Rejection.NOBODY_READS_IT,
            Rejection.ELSEWHERE,
            Rejection.ON_HOLD));
    // Rejections of tasks; TaskAssignmentTest covers them.
    missing.removeAll(List.of(Rejection.NOT_TAKEN, Rejection.NOT_DURABLE, Rejection.NOT_YOURS));
    assertEquals(List.of(), missing);
  }

  private static void run(long seed) {
    var random = new RandomSession(seed);
    var book = new Book(random.asksForLocation());
    var events = new ArrayList<SessionEvent>();
    GroupSession state = GroupSession.NOT_SCHEDULED;
    GroupSession replayed = GroupSession.NOT_SCHEDULED;
    for (int i = 0; i < COMMANDS; i++) {
      SessionCommand command = i == 0 && seed % 50 != 0 ? random.schedule() : random.next(state);
      switch (SessionDecider.decide(state, command)) {
        case Decision.Rejected(var rejection) -> REFUSED.merge(rejection, 1, Integer::sum);
        case Decision.Accepted(var more) -> {
          assertFalse(state instanceof Ended && !more.isEmpty(), "an event after the end");
          for (SessionEvent event : more) {
            HAPPENED.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            state = SessionEvolver.evolve(state, event);
            book.note(event);
            events.add(event);
          }
          book.agreesWith(state);
          assertIdempotent(state, command, more);
        }
      }
      if (i % 10 == 9) {
        replayed = GroupSession.NOT_SCHEDULED;
        for (SessionEvent event : events) {
          replayed = SessionEvolver.evolve(replayed, event);
        }
        assertEquals(state, replayed, "replay");
      }
    }
  }

  /// A repeated command must not be executed twice.
  private static void assertIdempotent(
      GroupSession state, SessionCommand command, List<SessionEvent> events) {
    if (events.isEmpty() || command instanceof SessionCommand.Arrive) {
      return;
    }
    // A participant whom it returns to the waiting room has a shorter grace period there.
    if (command instanceof SessionCommand.ExpireSeats
        && events.stream().anyMatch(ParticipantReturnedToWaiting.class::isInstance)) {
      return;
    }
    if (SessionDecider.decide(state, command) instanceof Decision.Accepted(var again)) {
      assertEquals(List.of(), again, "twice: " + command);
    }
  }

  /// The invariants, kept with plain sets from the events alone.
  private static final class Book {

    private static final Set<ParticipantId> MAY_LEAD =
        new HashSet<>(People.ALL.stream().filter(TestPerson::mayLead).map(TestPerson::id).toList());

    private final Map<ParticipantId, ConnectionId> up = new HashMap<>();
    private final Map<ParticipantId, ConnectionId> lost = new HashMap<>();
    private final Map<ConnectionId, ParticipantId> owners = new HashMap<>();
    private final Set<ParticipantId> here = new HashSet<>();
    private final Set<ParticipantId> came = new HashSet<>();
    private final Set<ParticipantId> admitted = new HashSet<>();
    private final Set<ParticipantId> removed = new HashSet<>();
    private final Set<ParticipantId> placed = new HashSet<>();
    private final Set<ParticipantId> overridden = new HashSet<>();
    private final Set<ParticipantId> patients = new HashSet<>();
    private final Map<CrisisId, ParticipantId> crises = new HashMap<>();
    private final Set<ParticipantId> flagged = new HashSet<>();
    private final Set<CrisisId> calls = new HashSet<>();
    private final Set<ParticipantId> screens = new HashSet<>();
    private final boolean asksForLocation;

    Book(boolean asksForLocation) {
      this.asksForLocation = asksForLocation;
    }

    void note(SessionEvent event) {
      switch (event) {
        case ParticipantArrived it -> {
          assertTrue(here.add(it.participantId()), "arrived twice");
          came.add(it.participantId());
          assertFalse(removed.contains(it.participantId()), "back after removal");
          if (it.role() == Role.PATIENT) {
            patients.add(it.participantId());
          }
        }
        case CheckInReceived it -> {
          assertTrue(patients.contains(it.participantId()), "asked somebody who is no patient");
          assertTrue(here.contains(it.participantId()), "answered from nowhere");
          if (it.locationConfirmed()) {
            placed.add(it.participantId());
          } else {
            placed.remove(it.participantId());
          }
        }
        case LocationOverridden it -> {
          assertTrue(asksForLocation, "a reason that nobody asked for");
          assertFalse(placed.contains(it.participantId()), "a reason that was not needed");
          overridden.add(it.participantId());
        }
        case ParticipantAdmitted it -> {
          ParticipantId id = it.participantId();
          assertTrue(admitted.add(id), "in twice");
          assertTrue(
              !asksForLocation
                  || !patients.contains(id)
                  || placed.contains(id)
                  || overridden.contains(id),
              "in without a place or a reason");
        }
        case ParticipantReturnedToWaiting it -> assertTrue(admitted.remove(it.participantId()));
        case ConnectionUp it -> {
          assertEquals(null, up.put(it.participantId(), it.connectionId()), "two connections");
          ParticipantId owner = owners.putIfAbsent(it.connectionId(), it.participantId());
          assertTrue(
              owner == null || owner.equals(it.participantId()), "somebody else's connection");
          lost.remove(it.participantId());
        }
        case ConnectionTakenOver it ->
            assertEquals(it.fromConnectionId(), up.put(it.participantId(), it.connectionId()));
        case ConnectionLost it -> {
          assertEquals(it.connectionId(), up.remove(it.participantId()));
          lost.put(it.participantId(), it.connectionId());
          assertFalse(it.lastSeenAt().isAfter(it.at()), "seen after it was lost");
        }
        case MediaUp it -> {
          assertTrue(admitted.contains(it.participantId()), "media without admission");
          assertEquals(it.connectionId(), up.get(it.participantId()), "media without a connection");
        }
        case ParticipantLeft it -> {
          assertTrue(here.remove(it.participantId()), "left twice");
          assertFalse(it.lastSeenAt().isAfter(it.at()), "seen after leaving");
          admitted.remove(it.participantId());
          up.remove(it.participantId());
          lost.remove(it.participantId());
          if (it.reason() == LeaveReason.REMOVED) {
            removed.add(it.participantId());
          }
        }
        case CrisisRaised it -> {
          assertTrue(came.contains(it.participantId()), "a crisis of somebody who never came");
          assertTrue(
              here.contains(it.participantId()) || !it.by().is(it.participantId()),
              "said by somebody who is not here");
          assertTrue(flagged.add(it.participantId()), "two crises of one person");
          crises.put(it.crisisId(), it.participantId());
        }
        case CrisisAnswered it -> assertTrue(crises.containsKey(it.crisisId()), "no crisis");
        case CrisisClosed it -> {
          assertTrue(flagged.remove(crises.remove(it.crisisId())), "closed twice");
          calls.remove(it.crisisId());
        }
        case TelephoneCallbackDue it -> {
          assertEquals(it.participantId(), crises.get(it.crisisId()));
          assertFalse(up.containsKey(it.participantId()), "calls somebody who is here");
          assertTrue(calls.add(it.crisisId()), "to be called twice");
        }
        case ScreenShareBegan it ->
            assertTrue(screens.add(it.participantId()), "shows two screens");
        case ScreenShareEnded it ->
            assertTrue(screens.remove(it.participantId()), "showed no screen");
        case TelephoneCallbackTaken it ->
            assertTrue(calls.contains(it.crisisId()), "nobody to call");
        case TelephoneCallbackOver it -> {
          assertTrue(up.containsKey(crises.get(it.crisisId())), "not back");
          assertTrue(calls.remove(it.crisisId()), "nobody was to be called");
        }
        default -> {}
      }
    }

    /// No participant in danger is forgotten, and no connected participant is to be telephoned.
    private void crisesAreInOrder(Open open) {
      assertEquals(crises.keySet(), open.crises().open().keySet(), "open crises");
      for (Crisis crisis : open.crises().open().values()) {
        assertEquals(calls.contains(crisis.crisisId()), crisis.telephoneCallback().isPresent());
        assertTrue(
            crisis.telephoneCallback().isEmpty() || !up.containsKey(crisis.participantId()),
            "called though they are here");
        for (Seat lead : Crises.leadsWith(open, crisis)) {
          assertTrue(lead.isLead(), "somebody else is with them");
        }
      }
    }

    /// A participant who is not admitted never has media; one who is away keeps at most existing
    /// media.
    private void agreesWith(MediaPlan plan) {
      plan.grants()
          .forEach(
              (id, grant) -> {
                assertTrue(admitted.contains(id), "media without admission");
                Map<ParticipantId, ConnectionId> whence = grant.away() ? lost : up;
                assertEquals(whence.get(id), grant.connectionId(), "media of another connection");
              });
    }

    /// Everyone has media in exactly one place.
    private void everybodyHasMedia(Collection<MediaPlan> plans) {
      for (ParticipantId id : admitted) {
        long places = plans.stream().filter(plan -> plan.grants().containsKey(id)).count();
        assertTrue(places == 1 || places == 0 && !up.containsKey(id), id + ": " + places);
      }
    }

    /// Everyone is in an open place; no side-room is empty or without its lead; nobody is
    /// forgotten, and a returned lead leaves no hold.
    private static void placesAreInOrder(Open open) {
      for (Seat seat : open.seats().values()) {
        seat.sideRoom()
            .ifPresent(
                id -> {
                  assertTrue(open.sideRooms().of(id).isPresent(), "in a room that is closed");
                  assertTrue(seat.inRoom(), "waits in a side-room");
                });
      }
      for (SideRoom room : open.sideRooms().open().values()) {
        List<Seat> inside = open.in(room.sideRoomId());
        assertFalse(inside.isEmpty(), "an empty side-room");
        assertTrue(
            room.purpose().isOfTheGroup()
                || inside.stream().anyMatch(Seat::isLead)
                    && inside.stream().anyMatch(Seat::isInCare),
            "a room apart without lead or patient");
      }
      assertTrue(open.supervision().hold().isEmpty() || !open.supervised(), "held with a lead");
      assertEquals(
          !open.supervised() && open.needsSupervision(),
          open.supervision().gap().isPresent(),
          "the gap");
    }

    /// One screen in each place, by a lead who is there, on the capturing page.
    private static void screensAreInOrder(Open open) {
      Set<Optional<SideRoomId>> places = new HashSet<>();
      for (Seat seat : open.seats().values()) {
        seat.placement()
            .screen()
            .ifPresent(
                screen -> {
                  assertTrue(seat.isLead() && seat.inRoom(), "a screen of somebody else");
                  assertTrue(places.add(seat.sideRoom()), "two screens in one place");
                  assertEquals(Optional.of(screen.connectionId()), seat.mediaConnection());
                  assertTrue(
                      open.supervision().hold().isEmpty() || !open.isWithGroup(seat),
                      "a screen in a group that is held");
                });
      }
    }

    void agreesWith(GroupSession state) {
      MediaPlan.of(state).values().forEach(this::agreesWith);
      everybodyHasMedia(MediaPlan.of(state).values());
      if (state instanceof Ended) {
        assertEquals(Set.of(), here, "still here after the end");
        assertEquals(Set.of(), screens, "shown after the end");
      }
      if (!(state instanceof Open open)) {
        return;
      }
      assertEquals(here, open.seats().keySet());
      placesAreInOrder(open);
      crisesAreInOrder(open);
      screensAreInOrder(open);
      for (Seat seat : open.seats().values()) {
        ParticipantId id = seat.participantId();
        assertEquals(admitted.contains(id), seat.inRoom(), "in the room without admission");
        assertEquals(up.containsKey(id), seat.connected());
        assertTrue(seat.media().isEmpty() || seat.present(), "media of somebody not present");
        assertTrue(
            seat.selfReport().isEmpty() || seat.present() && seat.media().isEmpty(),
            "confirmed by somebody who is received, or not there");
        assertTrue(!seat.isLead() || MAY_LEAD.contains(id), "a lead who may not");
        assertTrue(!seat.isLead() || seat.inRoom(), "a lead who waits");
        assertTrue(seat.inRoom() || seat.handRaisedAt().isEmpty(), "a hand from outside");
      }
      open.agenda()
          .chair()
          .flatMap(open::seat)
          .ifPresent(chair -> assertTrue(chair.inRoom() && !chair.isLead(), "no such chair"));
      open.leading()
          .ifPresent(
              lead -> assertTrue(open.seat(lead).filter(Seat::isLead).isPresent(), "no such lead"));
    }
  }
}
