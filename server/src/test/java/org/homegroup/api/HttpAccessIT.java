package org.homegroup.api;

import static org.homegroup.access.Relation.BOOKED;
import static org.homegroup.access.Relation.BOOKED_TO_LEAD;
import static org.homegroup.access.Relation.LEADS;
import static org.homegroup.access.Relation.LED;
import static org.homegroup.access.Relation.OWN_RECORD;
import static org.homegroup.access.Relation.SAME_ORGANIZATION;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
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
import org.homegroup.api.attendance.AttendanceRoutes;
import org.homegroup.api.checkin.CheckInRoutes;
import org.homegroup.api.crisis.CrisisRoutes;
import org.homegroup.api.operations.BridgeRoutes;
import org.homegroup.api.pipeline.Limit;
import org.homegroup.api.tasks.CareTaskRoutes;
import org.homegroup.api.tasks.OnCallRoutes;
import org.homegroup.api.tasks.OnCallView;
import org.homegroup.bridge.FakeBridge;
import org.homegroup.bridge.FakeTimers;
import org.homegroup.bridge.pool.BridgeMember;
import org.homegroup.bridge.pool.BridgePool;
import org.homegroup.checkin.CheckInReceiver;
import org.homegroup.checkin.CheckInStore;
import org.homegroup.checkin.CheckIns;
import org.homegroup.encryption.EncryptionKeys;
import org.homegroup.id.CrisisId;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SideRoomId;
import org.homegroup.id.TaskId;
import org.homegroup.identity.SignInService;
import org.homegroup.identity.link.MagicLinks;
import org.homegroup.identity.token.Principal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.oncall.OnCallDesk;
import org.homegroup.platform.loop.Timers;
import org.homegroup.practice.PersonKind;
import org.homegroup.practice.SessionStatus;
import org.homegroup.runtime.LiveSession;
import org.homegroup.safety.CrisisNotes;
import org.homegroup.safety.DurableTasks;
import org.homegroup.safety.PgCareTasks;
import org.homegroup.safety.Task;
import org.homegroup.safety.TaskAssignment;
import org.homegroup.safety.TaskBoard;
import org.homegroup.session.Actor;
import org.homegroup.session.SessionCommand;
import org.homegroup.signaling.room.WaitingList;
import org.homegroup.testing.GroupOverHttp;
import org.homegroup.testing.InMemoryReadModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Walks the table of `ACCESS.md` over real HTTP, with a real database: each action, asked for by a
/// person of each role in each relation, is refused with the code of the document and tells
/// nothing, or is not refused for a right.
class HttpAccessIT extends GroupOverHttp {

  private static final String CRISIS = "c5150000-0000-4000-8000-000000000001";
  private static final OrganizationId ELSEWHERE =
      new OrganizationId("0e000000-0000-4000-8000-000000000001");
  private static final Set<String> FOR_A_RIGHT =
      Set.of("unauthorized", "forbidden", "not-booked", "not-a-patient", "not-yours");

  private final TaskBoard board = new TaskBoard(metrics);
  private DurableTasks durableTasks;

  /// A person who asks, and how they stand to the group.
  private record Caller(String name, String token, Standing standing) {}

  /// How an action is asked for over HTTP.
  private record Asked(String method, String path, String body) {}

  @BeforeEach
  void serveEverything() throws Exception {
    var keys = EncryptionKeys.open(Optional.empty(), directory);
    var journal = new InMemoryJournal(clock);
    var store = new CheckInStore(database.pool(), keys);
    var checkIns = new CheckIns(store, new InMemoryReadModels(journal)::checkInsOf, clock, metrics);
    var receiver =
        new CheckInReceiver(checkIns, store, submission -> submit(submission::command), clock);
    URI base = URI.create("http://localhost");
    var desk =
        new OnCallDesk(
            board,
            practice::onCall,
            List.of(),
            config.onCall(),
            () -> base,
            clock,
            Timers.of(vertx),
            metrics);
    var timers = new FakeTimers();
    var bridges =
        new BridgePool(
            List.of(
                new BridgeMember(
                    "east", "janus", Optional.empty(), false, new FakeBridge("east", timers))),
            _ -> Future.succeededFuture(Optional.empty()),
            timers);
    bridges.start(timers);
    var links = new MagicLinks(database.pool(), clock, Duration.ofDays(7), () -> base);
    var signIn =
        new SignInService(database.pool(), clock, Duration.ofHours(12), links, tokens, practice);
    Limit unlimited = limit(1_000, 100_000, "none", 1);
    SessionStatus status = _ -> Optional.of(new SessionStatus.Now("in-session", 1, 7));
    opens(
        journal,
        new IdentityRoutes(signIn, unlimited, () -> base),
        new SessionListRoutes(practice, status, _ -> Future.succeededFuture(Set.of()), clock),
        new WaitingListRoutes((id, _) -> new WaitingList(id, clock.instant(), List.of())),
        new AttendanceRoutes(journal, clock),
        new CheckInRoutes(
            checkIns,
            receiver,
            id -> sessions.open(id).map(LiveSession::state),
            unlimited,
            unlimited,
            metrics),
        new CrisisRoutes(
            practice,
            id -> sessions.open(id),
            checkIns,
            new CrisisNotes(database.pool(), keys),
            unlimited,
            unlimited,
            metrics),
        new CareTaskRoutes(
            board,
            access(),
            id -> sessions.open(id),
            it -> taking().take(it.task(), it.lead(), it.actor(), clock.instant()),
            it -> taking().done(it.task(), it.lead(), it.supervises(), clock.instant(), 0),
            clock,
            unlimited),
        new BridgeRoutes(bridges),
        new OnCallRoutes(
            board,
            desk,
            (task, person) -> taking().take(task, person, Actor.ON_CALL, clock.instant()),
            (task, person) -> taking().done(task, person, true, clock.instant(), 0),
            new OnCallView.Directory(practice::person, practice::booking, practice::onCall),
            clock,
            unlimited,
            metrics));
    durableTasks = new DurableTasks(board, new PgCareTasks(database.pool()), loop, metrics);
  }

  private TaskAssignment taking() {
    return new TaskAssignment(board, durableTasks, id -> sessions.open(id));
  }

  @Test
  void nobodyHasComeYet() throws Exception {
    walk(staff("dr-rivera", BOOKED, BOOKED_TO_LEAD), staff("okafor", BOOKED), supervisor(BOOKED));
  }

  @Test
  void aGroupThatIsLed() throws Exception {
    comesTogether();
    walk(
        staff("dr-rivera", BOOKED, BOOKED_TO_LEAD, LED, LEADS),
        staff("okafor", BOOKED, LED, LEADS),
        supervisor(BOOKED));
  }

  @Test
  void whenTheLeadsHaveLeft() throws Exception {
    comesTogether();
    play(at -> new SessionCommand.Leave(seat("okafor"), at));
    play(at -> new SessionCommand.Leave(seat("dr-rivera"), at));
    walk(
        staff("dr-rivera", BOOKED, BOOKED_TO_LEAD, LED),
        staff("okafor", BOOKED, LED),
        supervisor(BOOKED));
  }

  @Test
  void whenTheSessionIsOver() throws Exception {
    comesTogether();
    play(at -> new SessionCommand.End(Actor.CLOCK, at));
    walk(
        staff("dr-rivera", BOOKED, BOOKED_TO_LEAD, LED),
        staff("okafor", BOOKED, LED),
        supervisor(BOOKED));
  }

  /// A person who led it may do no more than staff of the organization once their staff record is
  /// gone; the token that they hold still names them a clinician.
  @Test
  void whenThePracticeLetALeadGo() throws Exception {
    comesTogether();
    Caller okafor = staff("okafor");
    run("update staff_role set active = false where person_id = '%s'".formatted(person("okafor")));
    practice.invalidateAll();
    walk(okafor);
  }

  /// Ana is in danger, Dr. Rivera leads, Dr. Okafor was made a lead.
  private void comesTogether() throws Exception {
    for (String key : List.of("dr-rivera", "okafor", "ana", "rosa")) {
      arrives(key);
    }
    for (String key : List.of("okafor", "ana", "rosa")) {
      play(
          at ->
              new SessionCommand.Admit(seat("dr-rivera"), seat(key), Optional.empty(), false, at));
    }
    play(at -> new SessionCommand.GrantLead(seat("dr-rivera"), seat("okafor"), false, at));
    play(
        at ->
            new SessionCommand.RaiseCrisis(
                seat("ana"), seat("ana"), new CrisisId(CRISIS), false, new SideRoomId("s-0"), at));
  }

  private void walk(Caller... staff) throws Exception {
    String task = showsASign();
    List<Caller> callers = new ArrayList<>(List.of(staff));
    callers.addAll(others());
    var cells = new ArrayList<Executable>();
    for (Action action : actions()) {
      for (Caller caller : callers) {
        // A stranger of these tests has no account of which to make a link.
        if (action != Action.MAKE_LINK || !caller.standing().relations().isEmpty()) {
          cells.add(() -> isAsTheDocumentSays(action, caller, task));
        }
      }
    }
    assertAll(cells);
  }

  private List<Caller> others() throws Exception {
    return List.of(
        known("lindqvist", Set.of(Who.FRONT_DESK)),
        known("ana", Set.of(Who.PATIENT), BOOKED, OWN_RECORD),
        known("chloe", Set.of(Who.PATIENT)),
        known("rosa", Set.of(Who.GUEST), BOOKED),
        known("ivo", Set.of(Who.INTERPRETER), BOOKED),
        stranger(PersonKind.CLINICIAN, Who.CLINICIAN),
        stranger(PersonKind.COORDINATOR, Who.FRONT_DESK),
        stranger(PersonKind.PATIENT, Who.PATIENT),
        stranger(PersonKind.GUEST, Who.GUEST),
        new Caller("nobody", "", Standing.NOBODY));
  }

  private Caller staff(String key, Relation... relations) throws Exception {
    return known(key, Set.of(Who.CLINICIAN), relations);
  }

  private Caller supervisor(Relation... relations) throws Exception {
    return known("sato", Set.of(Who.CLINICIAN, Who.SUPERVISOR), relations);
  }

  private Caller known(String key, Set<Who> who, Relation... relations) throws Exception {
    Set<Relation> all = EnumSet.of(SAME_ORGANIZATION, relations);
    return new Caller(key, token(key), new Standing(who, all));
  }

  /// Of another organization.
  private Caller stranger(PersonKind kind, Who who) {
    String token = tokens.sign(new Principal(PersonId.random(), ELSEWHERE, kind));
    return new Caller("strange " + who.code(), token, new Standing(Set.of(who), Set.of()));
  }

  private void isAsTheDocumentSays(Action action, Caller caller, String task) throws Exception {
    Asked asked = asked(action, task).orElseThrow();
    HttpResponse<String> answer = send(request(asked, caller.token()));
    String cell = action.code() + ", " + caller.name() + ": " + answer.body();
    if (caller.token().isEmpty()) {
      assertEquals("unauthorized", code(answer), cell);
      return;
    }
    Optional<Denial> denial = AccessDocument.denial(action, standing(action, caller));
    if (denial.isPresent()) {
      assertEquals(denial.get().code(), code(answer), cell);
      assertFalse(answer.body().contains("Morales"), cell);
      assertFalse(answer.body().contains("detail"), cell);
    } else if (answer.statusCode() >= 400) {
      assertFalse(FOR_A_RIGHT.contains(code(answer)), cell);
      assertNotEquals("not-found", ofAGroup(action) ? "" : code(answer), cell);
      assertTrue(answer.statusCode() < 500, cell);
    }
  }

  /// What concerns no session concerns one's own account and organization.
  private static Standing standing(Action action, Caller caller) {
    return switch (action) {
      case LIST_SESSIONS,
          MAKE_LINK,
          LIST_CARE_TASKS,
          LIST_ON_CALL_TASKS,
          READ_BRIDGES,
          DRAIN_BRIDGE ->
          new Standing(caller.standing().who(), Set.of(OWN_RECORD, SAME_ORGANIZATION));
      default -> caller.standing();
    };
  }

  /// Where the ledger may have nothing yet to tell, which is `not-found` too.
  private static boolean ofAGroup(Action action) {
    return switch (action) {
      case READ_ATTENDANCE, EXPORT_ATTENDANCE, READ_TREND, READ_CRISES, WRITE_CRISIS_NOTE -> true;
      default -> false;
    };
  }

  /// Tasks are said to be done before anybody took one, so that they are there for the next.
  private static List<Action> actions() {
    return List.of(
        Action.LIST_SESSIONS,
        Action.MAKE_LINK,
        Action.READ_ATTENDANCE,
        Action.EXPORT_ATTENDANCE,
        Action.READ_WAITING_LIST,
        Action.READ_CHECK_IN_FORM,
        Action.SUBMIT_CHECK_IN,
        Action.READ_TREND,
        Action.READ_CRISES,
        Action.WRITE_CRISIS_NOTE,
        Action.LIST_CARE_TASKS,
        Action.FINISH_CARE_TASK,
        Action.FINISH_ON_CALL_TASK,
        Action.TAKE_CARE_TASK,
        Action.LIST_ON_CALL_TASKS,
        Action.TAKE_ON_CALL_TASK,
        Action.READ_BRIDGES,
        Action.DRAIN_BRIDGE);
  }

  private Optional<Asked> asked(Action action, String task) {
    return Optional.ofNullable(
        switch (action) {
          case LIST_SESSIONS -> get("/api/sessions");
          case MAKE_LINK -> post("/api/identity/links", "");
          case READ_ATTENDANCE -> get(pathOfTheGroup("/attendance"));
          case EXPORT_ATTENDANCE -> get(pathOfTheGroup("/attendance.csv"));
          case READ_WAITING_LIST -> get(pathOfTheGroup("/waiting"));
          case READ_CHECK_IN_FORM -> get(pathOfTheGroup("/check-in"));
          case SUBMIT_CHECK_IN -> post(pathOfTheGroup("/check-in"), "{\"answers\":{}}");
          case READ_TREND -> get(pathOfTheGroup("/participants/p-ana/trend"));
          case READ_CRISES -> get(pathOfTheGroup("/crises/" + CRISIS));
          case WRITE_CRISIS_NOTE ->
              post(pathOfTheGroup("/crises/" + CRISIS + "/notes"), "{\"step\":\"stayed\"}");
          case LIST_CARE_TASKS -> get("/api/care-tasks");
          case TAKE_CARE_TASK -> post("/api/care-tasks/" + task + "/take", "");
          case FINISH_CARE_TASK -> post("/api/care-tasks/" + task + "/done", "");
          case LIST_ON_CALL_TASKS -> get("/api/on-call/tasks");
          case TAKE_ON_CALL_TASK -> post("/api/on-call/tasks/" + task + "/take", "");
          case FINISH_ON_CALL_TASK -> post("/api/on-call/tasks/" + task + "/done", "");
          case READ_BRIDGES -> get("/api/operations/bridges");
          case DRAIN_BRIDGE -> post("/api/operations/bridges/east/drain", "{\"drained\":false}");
          default -> null;
        });
  }

  private static Asked get(String path) {
    return new Asked("GET", path, "");
  }

  private static Asked post(String path, String body) {
    return new Asked("POST", path, body);
  }

  private HttpRequest.Builder request(Asked asked, String token) {
    HttpRequest.Builder request =
        request(asked.path())
            .header("content-type", "application/json")
            .method(asked.method(), HttpRequest.BodyPublishers.ofString(asked.body()));
    return token.isEmpty() ? request : request.header("authorization", "Bearer " + token);
  }

  /// A task that outlives its session, which nobody has taken.
  private String showsASign() throws Exception {
    PersonId ana = person("ana");
    onLoop(() -> durableTasks.relapseSign(booking, ana, clock.instant()));
    return board.open(booking.organizationId()).stream()
        .filter(Task::durable)
        .map(Task::taskId)
        .map(TaskId::value)
        .findFirst()
        .orElseThrow();
  }

  /// What is left out of an answer rather than refused.
  @Test
  void whatIsLeftOut() throws Exception {
    comesTogether();
    Map<String, Caller> callers =
        Map.of(
            "dr-rivera", staff("dr-rivera", BOOKED, BOOKED_TO_LEAD, LED, LEADS),
            "okafor", staff("okafor", BOOKED, LED, LEADS),
            "sato", supervisor(BOOKED),
            "lindqvist", known("lindqvist", Set.of(Who.FRONT_DESK)),
            "ana", known("ana", Set.of(Who.PATIENT), BOOKED, OWN_RECORD),
            "rosa", known("rosa", Set.of(Who.GUEST), BOOKED),
            "ivo", known("ivo", Set.of(Who.INTERPRETER), BOOKED));
    for (Caller caller : callers.values()) {
      Asked list = asked(Action.LIST_SESSIONS, "").orElseThrow();
      JsonObject first =
          Stream.of(json(send(request(list, caller.token()))).getJsonArray("sessions"))
              .flatMap(all -> all.stream().map(JsonObject.class::cast))
              .filter(one -> one.getString("sessionId").equals(group.value()))
              .findFirst()
              .orElseThrow();
      boolean counts = first.getValue("inRoom") != null;
      boolean may = AccessDocument.denial(Action.SEE_HEAD_COUNTS, caller.standing()).isEmpty();
      assertEquals(may, counts, caller.name());
    }
  }
}
