package org.homegroup.practice.file;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.database.Database;
import org.homegroup.questionnaire.DefaultQuestionnaire;
import org.homegroup.testing.TestClock;
import org.homegroup.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PracticeLoaderIT {

  private static final List<String> TABLES =
      List.of(
          "organization",
          "program",
          "room",
          "person",
          "staff_role",
          "enrollment",
          "room_policy",
          "on_call",
          "emergency_number",
          "group_session",
          "session_booking");

  private final TestClock clock = new TestClock("2026-11-24T18:00:10Z");
  private final Set<SessionId> ended = new HashSet<>();
  private Vertx vertx;
  private Database database;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    database = TestPostgres.open(vertx);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void loadingTwiceChangesNothing() throws Exception {
    OrganizationId first = load(Practices.small());
    List<String> before = everything();
    clock.advance(Duration.ofMinutes(5));
    assertEquals(first, load(Practices.small()));
    assertEquals(before, everything());
    // One from now with a lead, a guest and an interpreter; two Thursdays with a lead and an
    // observer each.
    assertEquals(List.of("3", "7"), counts("group_session", "session_booking"));
  }

  @Test
  void twoNodesThatLoadAtTheSameTimeMakeOneSession() throws Exception {
    Future.all(loader().load(Practices.small()), loader().load(Practices.small()))
        .await(60, SECONDS);
    assertEquals(1, sessionsOf("now").size());
  }

  @Test
  void aSessionFromNowGoesOnAfterARestartUntilItIsOver() throws Exception {
    load(Practices.small());
    List<UUID> first = sessionsOf("now");
    clock.advance(Duration.ofMinutes(179));
    load(Practices.small());
    assertEquals(first, sessionsOf("now"));
    clock.advance(Duration.ofMinutes(1));
    load(Practices.small());
    assertEquals(2, sessionsOf("now").size());
  }

  @Test
  void aSessionFromNowThatItsLeadsHaveEndedIsFollowedByANewOne() throws Exception {
    load(Practices.small());
    ended.add(new SessionId(sessionsOf("now").getFirst().toString()));
    clock.advance(Duration.ofSeconds(5));
    load(Practices.small());
    assertEquals(2, sessionsOf("now").size());
    load(Practices.small());
    assertEquals(2, sessionsOf("now").size());
  }

  @Test
  void whoIsTakenOutIsMadeInactiveAndComesBackAsTheSamePerson() throws Exception {
    load(Practices.small());
    List<String> before = everything();
    load(
        Practices.edited(
            "{ key = \"chloe\", given-name = \"Chloe\", family-name = \"Nguyen\"\n"
                + "      enrollments = [ { room = \"garden\" } ] }",
            "",
            "roles = [\"supervisor\"]",
            "roles = [\"coordinator\"]",
            "on-call { supervisor = \"sato\", mail = \"on-call@harbor.example\" }",
            "",
            "guests = [\"rosa\"]",
            "guests = []"));
    assertEquals(List.of("chloe"), inactive("select key from person where not active"));
    assertEquals(List.of("supervisor"), inactive("select role from staff_role where not active"));
    assertEquals(1, inactive("select room_id::text from enrollment where not active").size());
    assertEquals(List.of("guest"), inactive("select role from session_booking where not active"));
    load(Practices.small());
    assertEquals(List.of("coordinator"), inactive("select role from staff_role where not active"));
    assertEquals(
        before.stream().filter(row -> row.contains("chloe")).toList(),
        everything().stream().filter(row -> row.contains("chloe")).toList());
  }

  @Test
  void aChangedNameIsTheSamePersonAndASubstituteCanBeNamedWhileTheSessionRuns() throws Exception {
    load(Practices.small());
    String before = one("select id::text from person where key = 'ben'");
    load(
        Practices.edited(
            "given-name = \"Ben\"", "given-name = \"Benjamin\"",
            "leads = [\"dr-rivera\"]", "leads = [\"okafor\", \"sato\"]"));
    assertEquals(
        before, one("select id::text from person where given_name = 'Benjamin' and active"));
    assertEquals(
        List.of("okafor", "sato"),
        inactive(
            """
            select p.key from session_booking b join person p on p.id = b.person_id
            join group_session s on s.id = b.session_id
            where s.key = 'now' and b.role = 'lead' and b.active order by 1"""));
  }

  @Test
  void aSessionThatHasNotBegunMovesOrIsCalledOffAndARunningOneStays() throws Exception {
    load(Practices.small());
    String moved = one("select id::text from group_session where occurrence = '2026-11-26'");
    load(Practices.edited("thursday 18:00", "thursday 19:30"));
    assertEquals(
        moved, one("select id::text from group_session where starts_at = '2026-11-27T01:30:00Z'"));
    load(Practices.edited("thursday 18:00", "friday 18:00", "key = \"now\"", "key = \"later\""));
    assertEquals(
        List.of("2026-11-26", "2026-12-03"),
        inactive("select occurrence from group_session where not active order by 1"));
    assertEquals(
        "1",
        one(
            """
            select count(*)::text from group_session s
            join session_booking b on b.session_id = s.id and b.active and b.role = 'lead'
            where s.key = 'now' and s.active"""));
  }

  @Test
  void whatIsTakenOutOfSafetyIsMadeInactive() throws Exception {
    load(Practices.small());
    load(
        Practices.edited(
            "{ kind = \"group\"",
            "{ kind = \"family\"",
            "on-call { supervisor = \"sato\", mail = \"on-call@harbor.example\" }",
            "",
            "{ state = \"TX\", county = \"Travis\", name = \"Dispatch\", number = \"+1 512 555 0117\" }",
            ""));
    assertEquals(List.of("group"), inactive("select kind from room_policy where not active"));
    assertEquals(1, inactive("select person_id::text from on_call where not active").size());
    assertEquals(
        List.of("Travis"), inactive("select county from emergency_number where not active"));
    load(Practices.small());
    assertEquals(List.of("family"), inactive("select kind from room_policy where not active"));
    assertEquals("true", one("select active::text from on_call"));
  }

  @Test
  void aQuestionnaireIsLoadedAndTakenOutAgain() throws Exception {
    Practice small = Practices.small();
    load(
        new Practice(
            small.demo(),
            small.organization(),
            Optional.of(DefaultQuestionnaire.JSON),
            small.programs(),
            small.rooms(),
            small.people(),
            small.sessions(),
            small.policies(),
            small.onCall(),
            small.emergencyNumbers()));
    assertEquals("Before your group", one("select questionnaire ->> 'title' from organization"));
    load(small);
    assertEquals("true", one("select (questionnaire is null)::text from organization"));
  }

  @Test
  void rowsThatDidNotComeFromTheFileAreLeftAlone() throws Exception {
    OrganizationId organization = load(Practices.small());
    run(
        "insert into person (organization_id, kind, given_name) values ('%s', 'patient', 'Edda')"
            .formatted(organization));
    load(Practices.small());
    assertEquals("true", one("select active::text from person where given_name = 'Edda'"));
  }

  @Test
  void aRowCannotPointIntoAnotherOrganization() throws Exception {
    load(Practices.small());
    run("insert into organization (key, name, zone) values ('other', 'Other', 'UTC')");
    PgException refused =
        assertThrows(
            PgException.class,
            () ->
                run(
                    """
                    insert into staff_role (organization_id, person_id, role)
                    select o.id, p.id, 'coordinator' from organization o, person p
                    where o.key = 'other' and p.key = 'ana'"""));
    assertEquals("23503", refused.getSqlState());
  }

  private PracticeLoader loader() {
    return new PracticeLoader(
        database.pool(),
        _ -> Future.succeededFuture(Set.copyOf(ended)),
        clock,
        Duration.ofMinutes(15));
  }

  private OrganizationId load(Practice practice) throws Exception {
    return loader().load(practice).await(60, SECONDS);
  }

  private List<UUID> sessionsOf(String key) throws Exception {
    var ids = new ArrayList<UUID>();
    run("select id from group_session where key = '%s' order by starts_at, id".formatted(key))
        .forEach(row -> ids.add(row.getUUID(0)));
    return ids;
  }

  private List<String> counts(String... tables) throws Exception {
    var counts = new ArrayList<String>();
    for (String table : tables) {
      counts.add(one("select count(*)::text from " + table));
    }
    return counts;
  }

  /// Each row of each table, as text.
  private List<String> everything() throws Exception {
    var rows = new ArrayList<String>();
    for (String table : TABLES) {
      for (Row row : run("select to_jsonb(t)::text from %s t order by 1".formatted(table))) {
        rows.add(table + " " + row.getString(0));
      }
    }
    return rows;
  }

  private List<String> inactive(String sql) throws Exception {
    return run(sql).stream().map(row -> row.getString(0)).toList();
  }

  private String one(String sql) throws Exception {
    return run(sql).getFirst().getString(0);
  }

  private List<Row> run(String sql) throws Exception {
    var rows = new ArrayList<Row>();
    database.pool().query(sql).execute().await(60, SECONDS).forEach(rows::add);
    return rows;
  }
}
