package org.homegroup.signaling;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.homegroup.bridge.EndpointId;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeConference;
import org.homegroup.bridge.turn.TurnServers;
import org.homegroup.checkin.AnswersState;
import org.homegroup.checkin.CheckInCard;
import org.homegroup.checkin.CheckInSubmission;
import org.homegroup.checkin.Need;
import org.homegroup.id.CheckInId;
import org.homegroup.id.PersonId;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.platform.config.ConfigLoader;
import org.homegroup.platform.config.PreflightConfig;
import org.homegroup.platform.config.SignalingConfig;
import org.homegroup.platform.config.TurnConfig;
import org.homegroup.platform.loop.LoopTime;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.practice.Booking;
import org.homegroup.practice.BookingLookup;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.preflight.PreflightResults;
import org.homegroup.runtime.LiveSession;
import org.homegroup.runtime.LiveSessions;
import org.homegroup.runtime.Recovery;
import org.homegroup.runtime.SessionTimekeeper;
import org.homegroup.runtime.UnsupervisedGroups;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.MediaKind;
import org.homegroup.signaling.room.Authenticator;
import org.homegroup.signaling.room.LiveRoom;
import org.homegroup.signaling.room.MediaPorts;
import org.homegroup.signaling.room.RoomEnvironment;
import org.homegroup.signaling.room.RoomPorts;
import org.homegroup.signaling.room.SafetyPorts;
import org.homegroup.testing.InMemoryCareTasks;
import org.homegroup.testing.InMemoryConferenceStore;
import org.homegroup.testing.InMemoryLivenessStore;
import org.homegroup.testing.InMemoryReadModels;
import org.homegroup.testing.People;
import org.homegroup.testing.SessionStory;
import org.homegroup.testing.TestBookings;
import org.homegroup.testing.TestPerson;

/// A live node and the people around it, without a socket or a thread: what happens next is thrown
/// with dice from a seed.
final class SimulatedServer {

  private static final Metrics METRICS = new Metrics();

  private static final SignalingConfig CONFIG =
      new ConfigLoader(Map.of(), Path.of(""))
          .load(
              Optional.empty(),
              Map.of(
                  "homegroup.http.port", 0,
                  "homegroup.signaling.burst", 500,
                  "homegroup.signaling.messages-per-second", 500,
                  "homegroup.signaling.max-queued", 256 * 1024,
                  "homegroup.signaling.resume-window", 20))
          .signaling();

  private static final List<TestPerson> PEOPLE =
      List.of(
          People.DR_RIVERA,
          People.DR_OKAFOR,
          People.NIA,
          People.DR_ADLER,
          People.ANA,
          People.BEN,
          People.CHLOE);

  static final String MARKER = "marker-of-an-answer";

  private final Random random;
  private final SimulatedReceiverConstraints wishes;

  private final List<CheckInCard> cards = new ArrayList<>();
  private final SimulatedLoop loop = new SimulatedLoop(SessionStory.local("16:50"));
  private final InMemoryJournal stored = new InMemoryJournal(loop);
  private final FailingJournal journal;
  private final InMemoryLivenessStore liveness = new InMemoryLivenessStore();
  private final Booking booking = TestBookings.ofThe(People.ALL, "peer", RoomPolicy.ofKind("peer"));
  private final Map<TestPerson, SimulatedTab> newest = new LinkedHashMap<>();
  private final List<SimulatedTab> tabs = new ArrayList<>();
  private final SimulatedInvariants invariants;
  private final InMemoryConferenceStore conferences = new InMemoryConferenceStore();
  private final InMemoryCareTasks careTasks = new InMemoryCareTasks();
  private FakeBridge bridge = new FakeBridge(loop);
  private LiveSessions sessions;
  private TaskBoard tasks;
  private Signaling signaling;
  private int asked;
  private boolean storeFails = true;

  SimulatedServer(long seed) {
    random = new Random(seed);
    wishes = new SimulatedReceiverConstraints(this, random);
    journal = new FailingJournal(stored, loop, random);
    invariants = new SimulatedInvariants(this);
    start();
  }

  private void start() {
    tasks = new TaskBoard(METRICS);
    sessions = new LiveSessions(journal, loop, loop);
    var graces =
        new SessionTimekeeper.Graces(
            Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofHours(1));
    BookingLookup bookings = _ -> Future.succeededFuture(Optional.of(booking));
    var ports =
        new RoomPorts(
            sessions,
            bookings,
            new MediaPorts(bridge, conferences, new TurnServers(TurnConfig.NONE, loop, METRICS)),
            new SafetyPorts(tasks, new DurableTasks(tasks, careTasks, loop, METRICS)),
            (_, _) -> cards(),
            new PreflightResults(
                new PreflightConfig(12, 8, Duration.ofSeconds(25)), loop, METRICS));
    signaling =
        new Signaling(
            new RoomEnvironment(CONFIG, new LoopTime(loop, loop, loop::nanos), METRICS, ports),
            new Authenticator(token -> Future.succeededFuture(new PersonId(token)), bookings),
            liveness);
    new Recovery(new InMemoryReadModels(journal)::openSessions, liveness, sessions)
        .run()
        .onFailure(
            failure -> {
              throw new AssertionError(failure);
            });
    new SessionTimekeeper(loop, sessions, graces, new UnsupervisedGroups(METRICS)).start();
    signaling.start();
  }

  Optional<LiveSession> session() {
    return sessions.find(SessionStory.SESSION);
  }

  Optional<LiveRoom> room() {
    return signaling.rooms().all().stream().findFirst();
  }

  FailingJournal journal() {
    return journal;
  }

  FakeBridge bridge() {
    return bridge;
  }

  List<SimulatedTab> tabs() {
    return tabs;
  }

  List<TestPerson> people() {
    return PEOPLE;
  }

  List<Task> openTasks() {
    return tasks.open(booking.organizationId());
  }

  /// One thing happens, and all that follows from it at once; then everything must be in order.
  void step() {
    int dice = random.nextInt(100);
    if (dice < 12) {
      somebodyConnects();
    } else if (dice < 55) {
      traffic();
    } else if (dice < 78) {
      somebodyAsks();
    } else if (dice < 90) {
      loop.advance(Duration.ofMillis(random.nextInt(700)));
    } else if (dice < 92) {
      somebodyChecksIn();
    } else if (dice < 94) {
      somebodyGoes();
    } else if (dice < 98) {
      bridgeActs();
    } else {
      worldChanges();
    }
    loop.settle();
    invariants.hold();
  }

  private void worldChanges() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> journal.trouble(random.nextInt(60));
      case 4, 5 -> journal.trouble(0);
      case 6 -> loop.advance(Duration.ofSeconds(random.nextInt(30)));
      case 7 -> crash();
      default -> journal.somebodyElseWrites();
    }
  }

  /// The process dies and another one starts; the bridge's side goes with it.
  private void crash() {
    journal.trouble(0);
    tabs.forEach(tab -> tab.breakLine(false));
    tabs.clear();
    loop.crash();
    bridge.abandon();
    if (random.nextBoolean()) {
      bridge = new FakeBridge(loop);
    }
    start();
  }

  private void somebodyConnects() {
    TestPerson person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    SimulatedTab last = newest.get(person);
    boolean goesOn = last != null && (!last.isOpen() || random.nextInt(4) == 0);
    if (last != null && last.isOpen()) {
      if (!goesOn && random.nextInt(3) > 0) {
        return;
      }
    }
    if (goesOn) {
      last.breakLine(false);
    }
    var tab =
        new SimulatedTab(
            person, loop, goesOn ? Optional.of(last) : Optional.empty(), invariants::written);
    tabs.add(tab);
    newest.put(person, tab);
    tab.connect(signaling, random.nextInt(5) > 0);
  }

  private void traffic() {
    for (int i = random.nextInt(8); i >= 0; i--) {
      List<SimulatedTab> busy = tabs.stream().filter(SimulatedTab::hasTraffic).toList();
      if (busy.isEmpty()) {
        return;
      }
      SimulatedTab tab = busy.get(random.nextInt(busy.size()));
      if (random.nextBoolean()) {
        tab.deliverToServer();
      } else {
        tab.deliverToBrowser();
      }
      loop.settle();
    }
  }

  private void somebodyGoes() {
    anyTab(_ -> true)
        .ifPresent(
            tab -> {
              switch (random.nextInt(3)) {
                case 0 -> tab.leavePage();
                case 1 -> tab.breakLine(true);
                default -> tab.breakLine(false);
              }
            });
  }

  private void bridgeActs() {
    List<EndpointId> endpoints = List.copyOf(bridge.endpoints());
    if (random.nextInt(8) == 0) {
      bridge.die();
    } else if (!bridge.available()) {
      bridge.comeBack();
    } else if (!endpoints.isEmpty()) {
      EndpointId endpoint = endpoints.get(random.nextInt(endpoints.size()));
      if (random.nextInt(10) == 0) {
        conferenceOf(endpoint).fail(endpoint);
      } else if (isHeldByAPage(endpoint)) {
        MediaKind kind = random.nextBoolean() ? MediaKind.AUDIO : MediaKind.VIDEO;
        conferenceOf(endpoint).media(endpoint, kind, random.nextBoolean());
        conferenceOf(endpoint).speaking(endpoint, random.nextBoolean());
      }
    }
  }

  /// Nothing comes from a page that does not know yet what to send to.
  private boolean isHeldByAPage(EndpointId endpoint) {
    return newest.values().stream()
        .anyMatch(tab -> tab.endpoint().filter(endpoint.value()::equals).isPresent());
  }

  private FakeConference conferenceOf(EndpointId endpoint) {
    return bridge.conferences().stream()
        .filter(each -> each.endpoints().contains(endpoint))
        .findFirst()
        .orElseThrow();
  }

  private void somebodyAsks() {
    Optional<SimulatedTab> found =
        random.nextInt(3) == 0
            ? anyTab(SimulatedTab::isWelcomed)
            : anyTab(tab -> tab.isWelcomed() && "leads".equals(tab.screen().audience()));
    found.ifPresent(
        tab -> {
          List<JsonObject> again = List.copyOf(tab.unanswered().values());
          if (!again.isEmpty() && random.nextInt(4) == 0) {
            tab.says(again.get(random.nextInt(again.size())));
          } else {
            tab.says(wishes.message(tab));
          }
        });
  }

  /// Somebody answers the questions at the door; the marker is what nobody but leads may be told.
  private void somebodyChecksIn() {
    session()
        .ifPresent(
            session -> {
              TestPerson person = PEOPLE.get(random.nextInt(PEOPLE.size()));
              var id = new CheckInId("c4ec0000-0000-4000-8000-%012d".formatted(++asked));
              var card =
                  new CheckInCard(
                      id,
                      AnswersState.GOOD,
                      Need.values()[random.nextInt(Need.values().length)],
                      Optional.empty(),
                      List.of(
                          new CheckInCard.Line(
                              "location.address", "Address", MARKER + " of " + person.name())));
              cards.add(card);
              var submission =
                  new CheckInSubmission(
                      booking,
                      person.personId(),
                      card,
                      "commitment",
                      random.nextBoolean(),
                      loop.instant());
              if (asked % 2 == 0) {
                signaling.receiveCheckIn(submission);
              } else {
                // As if another node had committed them: this one reads them from the store.
                session.submit(submission::command);
              }
            });
  }

  /// The store fails at times.
  private Future<List<CheckInCard>> cards() {
    return storeFails && random.nextInt(5) == 0
        ? Future.failedFuture("the store is away")
        : Future.succeededFuture(List.copyOf(cards));
  }

  private Optional<SimulatedTab> anyTab(Predicate<SimulatedTab> which) {
    List<SimulatedTab> open = tabs.stream().filter(SimulatedTab::isOpen).filter(which).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
  }

  /// Trouble ends and all that is on its way arrives; then every screen must be right.
  void comeToRest() {
    storeFails = false;
    journal.trouble(0);
    if (!bridge.available()) {
      bridge.comeBack();
    }
    for (int i = 0; i < 40; i++) {
      deliverAll();
      loop.advance(Duration.ofMillis(200));
    }
    deliverAll();
    invariants.hold();
    invariants.holdAtRest();
    storeFails = true;
  }

  private void deliverAll() {
    loop.settle();
    while (tabs.stream().anyMatch(SimulatedTab::hasTraffic)) {
      for (SimulatedTab tab : tabs) {
        tab.deliverToServer();
        tab.deliverToBrowser();
        loop.settle();
      }
    }
  }
}
