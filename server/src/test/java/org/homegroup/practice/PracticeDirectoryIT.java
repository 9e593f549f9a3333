package org.homegroup.practice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.database.Database;
import org.homegroup.practice.file.Practice;
import org.homegroup.practice.file.PracticeLoader;
import org.homegroup.practice.file.Practices;
import org.homegroup.session.Role;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PracticeDirectoryIT {

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private Vertx vertx;
  private Database database;
  private PracticeDirectory directory;
  private OrganizationId organization;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    database = TestPostgres.open(vertx);
    directory = new PracticeDirectory(vertx, database.pool(), clock);
    organization = load(Practices.small());
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void aBookingSaysWhoMayBeWhatInASession() throws Exception {
    Booking booking = booking("now").orElseThrow();
    assertEquals("Evening group", booking.title());
    assertEquals("Lakeside", booking.room());
    assertEquals("Evening", booking.program());
    assertEquals("America/Chicago", booking.zone().getId());
    assertEquals(organization, booking.organizationId());
    assertEquals(Optional.of(Role.LEAD), booking.roleOf(person("dr-rivera")));
    assertEquals(Optional.of(Role.OBSERVER), booking.roleOf(person("okafor")));
    assertEquals(Optional.of(Role.PATIENT), booking.roleOf(person("ana")));
    assertEquals(Optional.of(Role.GUEST), booking.roleOf(person("rosa")));
    assertTrue(booking.mayLead(person("dr-rivera")));
    assertTrue(booking.mayLead(person("okafor")));
    assertFalse(booking.mayLead(person("ana")));
    assertEquals(
        List.of("Dr. Elena Rivera", "Dr. Elena R."),
        booking.nameOf(person("dr-rivera")).map(n -> List.of(n.full(), n.brief())).orElseThrow());
    assertEquals(Optional.of("LPC"), booking.part(person("dr-rivera")).orElseThrow().credential());
    assertEquals("Ben", booking.nameOf(person("ben")).orElseThrow().brief());
  }

  @Test
  void aBookingCarriesThePolicyOfItsKindOfRoomAndSaysWhoSupervises() throws Exception {
    Booking booking = booking("now").orElseThrow();
    RoomPolicy policy = booking.policy();
    assertEquals(Duration.ofMinutes(10), policy.holdEndsAfter());
    assertEquals(Duration.ofMinutes(3), policy.telephoneCallbackWithin());
    assertEquals(RoomPolicy.ofKind("group").holdAfter(), policy.holdAfter());
    assertEquals(RoomPolicy.PatientsTo.LEADS, policy.chat().patientsTo());
    assertEquals("Weather", policy.agenda().getFirst().title());
    assertEquals(Optional.of(Role.INTERPRETER), booking.roleOf(person("ivo")));
    assertTrue(booking.supervises(person("sato")));
    assertFalse(booking.supervises(person("dr-rivera")));
    run("update room_policy set active = false");
    directory.invalidateAll();
    assertEquals(RoomPolicy.ofKind("group"), booking("now").orElseThrow().policy());
  }

  @Test
  void theNumbersOfACountyComeBeforeThoseOfItsState() throws Exception {
    assertEquals(
        List.of("Dispatch +1 512 555 0117", "Crisis line +1 800 555 0190"),
        numbers("tx", "travis county "));
    assertEquals(List.of("Crisis line +1 800 555 0190"), numbers("TX", ""));
    assertEquals(List.of(), numbers("NM", "Travis"));
    assertEquals(
        Optional.of(person("sato")),
        directory.onCall(organization).await(60, SECONDS).map(OnCallPerson::personId));
  }

  @Test
  void whoIsOnCallCanBeReachedAndSupervisorsAreKnown() throws Exception {
    load(
        Practices.edited(
            "on-call { supervisor = \"sato\"",
            """
            on-call { supervisor = "sato", webhook = "https://pager.example/x"
            webhook-secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="\
            """));
    OnCallPerson onCall = directory.onCall(organization).await(60, SECONDS).orElseThrow();
    assertEquals(Optional.of("on-call@harbor.example"), onCall.mail());
    assertEquals("https://pager.example/x", onCall.webhook().orElseThrow().url());
    assertTrue(onCall.webhook().orElseThrow().secret().value().startsWith("whsec_"));
    for (String key : List.of("sato", "dr-rivera", "lindqvist", "ana")) {
      assertEquals(
          key.equals("sato"),
          directory.person(person(key)).await(60, SECONDS).orElseThrow().supervises());
    }
  }

  private List<String> numbers(String state, String county) throws Exception {
    return directory.emergencyNumbers(organization, state, county).await(60, SECONDS).stream()
        .map(one -> one.name() + " " + one.number())
        .toList();
  }

  @Test
  void whoHasNoPartHasNone() throws Exception {
    Booking booking = booking("now").orElseThrow();
    // The front desk, a patient of another room, and one whose enrollment ended yesterday.
    for (String key : List.of("lindqvist", "chloe", "darnell")) {
      assertEquals(Optional.empty(), booking.roleOf(person(key)), key);
      assertFalse(booking.mayLead(person(key)), key);
    }
    assertEquals(Optional.empty(), booking.roleOf(PersonId.random()));
    assertEquals(Optional.empty(), directory.booking(SessionId.random()).await(60, SECONDS));
  }

  @Test
  void somebodyOfAnotherOrganizationHasNoPartWhateverTheirRole() throws Exception {
    run("insert into organization (key, name, zone) values ('other', 'Other', 'UTC')");
    run(
        """
        insert into person (organization_id, key, kind, given_name)
        select id, 'vera', 'staff', 'Vera' from organization where key = 'other'""");
    run(
        """
        insert into staff_role (organization_id, person_id, role)
        select organization_id, id, 'clinician' from person where key = 'vera'""");
    assertEquals(Optional.empty(), booking("now").orElseThrow().roleOf(person("vera")));
    assertEquals(List.of(), sessionsOf("vera"));
  }

  @Test
  void theListHoldsTodaysSessionsOfAPerson() throws Exception {
    assertEquals(List.of("Evening group PATIENT"), sessionsOf("ana"));
    assertEquals(List.of("Evening group LEAD"), sessionsOf("dr-rivera"));
    assertEquals(List.of("Evening group OBSERVER"), sessionsOf("okafor"));
    assertEquals(List.of("Evening group GUEST"), sessionsOf("rosa"));
    assertEquals(List.of("Evening group -"), sessionsOf("lindqvist"));
    assertEquals(List.of(), sessionsOf("chloe"));
    // Thursday, two in the morning UTC, is still Wednesday in Chicago; at seven it is Thursday.
    clock.advance(Duration.ofHours(32));
    assertEquals(List.of(), sessionsOf("chloe"));
    clock.advance(Duration.ofHours(5));
    assertEquals(List.of("Garden group PATIENT"), sessionsOf("chloe"));
    assertEquals(List.of("Garden group LEAD"), sessionsOf("okafor"));
  }

  @Test
  void aBookingIsKeptUntilItIsForgotten() throws Exception {
    Booking first = booking("now").orElseThrow();
    load(Practices.edited("leads = [\"dr-rivera\"]", "leads = [\"dr-rivera\", \"okafor\"]"));
    assertSame(first, booking("now").orElseThrow());
    directory.invalidate(first.sessionId());
    assertEquals(Optional.of(Role.LEAD), booking("now").orElseThrow().roleOf(person("okafor")));
  }

  @Test
  void everybodyWhoWaitsForTheSameAnswerGoesOnOnTheirOwnContext() throws Exception {
    SessionId id = session("now");
    Future<Context> first = contextAfter(id);
    Future<Context> second = contextAfter(id);
    Future.all(first, second).await(60, SECONDS);
    assertFalse(first.result() == second.result());
  }

  @Test
  void whoWasTakenOutIsNotKnownAnyMore() throws Exception {
    run("update person set active = false where key = 'ana'");
    assertEquals(Optional.empty(), directory.person(person("ana")).await(60, SECONDS));
    assertEquals(Optional.empty(), booking("now").orElseThrow().roleOf(person("ana")));
    assertEquals(List.of(), sessionsOf("ana"));
  }

  @Test
  void staffWithoutAnyRoleHaveNoRightsOfStaff() throws Exception {
    run(
        """
        update staff_role set active = false
        where person_id = (select id from person where key = 'dr-rivera')""");
    assertEquals(
        PersonKind.GUEST,
        directory.person(person("dr-rivera")).await(60, SECONDS).orElseThrow().kind());
  }

  private Future<Context> contextAfter(SessionId id) {
    Promise<Context> promise = Promise.promise();
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    context.runOnContext(
        _ ->
            directory
                .booking(id)
                .onComplete(
                    _ -> {
                      assertSame(context, Vertx.currentContext());
                      promise.complete(context);
                    }));
    return promise.future();
  }

  private OrganizationId load(Practice practice) throws Exception {
    return new PracticeLoader(
            database.pool(), _ -> Future.succeededFuture(Set.of()), clock, Duration.ofMinutes(15))
        .load(practice)
        .await(60, SECONDS);
  }

  private Optional<Booking> booking(String key) throws Exception {
    return directory.booking(session(key)).await(60, SECONDS);
  }

  private List<String> sessionsOf(String key) throws Exception {
    return directory.sessionsOf(person(key)).await(60, SECONDS).stream()
        .map(one -> one.title() + " " + one.role().map(Role::name).orElse("-"))
        .toList();
  }

  private SessionId session(String key) throws Exception {
    return new SessionId(id("select id from group_session where key = '%s' limit 1", key));
  }

  private PersonId person(String key) throws Exception {
    return new PersonId(id("select id from person where key = '%s'", key));
  }

  private String id(String sql, String key) throws Exception {
    return database
        .pool()
        .query(sql.formatted(key))
        .execute()
        .await(60, SECONDS)
        .iterator()
        .next()
        .getUUID(0)
        .toString();
  }

  private void run(String sql) throws Exception {
    database.pool().query(sql).execute().await(60, SECONDS);
  }
}
