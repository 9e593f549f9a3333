package org.homegroup.practice.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homegroup.platform.config.StartFailure;
import org.homegroup.practice.RoomPolicy;
import org.homegroup.practice.RoomPolicy.AgendaPart;
import org.homegroup.practice.RoomPolicy.Chat;
import org.homegroup.practice.RoomPolicy.PatientsTo;
import org.homegroup.practice.RoomPolicy.Unsupervised;
import org.homegroup.practice.file.Practice.OnCall;
import org.homegroup.practice.file.Practice.Person;
import org.homegroup.practice.file.Practice.Slot;
import org.homegroup.practice.file.Practice.Timing;
import org.homegroup.questionnaire.DefaultQuestionnaire;
import org.homegroup.session.AgendaPartKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeFileTest {

  @Test
  void theDemoPracticeIsWhatTheReadmePromises() {
    Practice demo = PracticeFile.read(Optional.empty());
    assertTrue(demo.demo());
    assertEquals(3, demo.people().stream().filter(Person::mayLead).count());
    assertEquals(Optional.of("hale"), demo.onCall().map(OnCall::supervisor));
    assertEquals(1, demo.people().stream().filter(p -> p.isStaff() && !p.mayLead()).count());
    assertEquals(6, demo.people().stream().filter(Person::isPatient).count());
    assertEquals(1, demo.sessions().size());
    assertEquals(new Timing.FromNow(), demo.sessions().getFirst().timing());
    assertEquals(2, demo.sessions().getFirst().leads().size());
  }

  @Test
  void aPracticeIsNoDemoUnlessItSaysSo() {
    assertEquals(false, parse(SMALL).demo());
  }

  @Test
  void everythingIsRead() {
    Practice practice = parse(SMALL);
    Person ana = practice.people().get(1);
    assertEquals("Ana Morales", ana.name().full());
    assertEquals("Ana M.", ana.name().brief());
    assertEquals(Optional.of(LocalDate.of(2026, 1, 5)), ana.enrollments().getFirst().from());
    assertEquals(
        new Timing.Weekly(
            List.of(
                new Slot(DayOfWeek.TUESDAY, LocalTime.of(18, 0)),
                new Slot(DayOfWeek.THURSDAY, LocalTime.of(9, 30)))),
        practice.sessions().getFirst().timing());
    assertEquals("America/Denver", practice.zoneOf("lakeside").getId());
    assertEquals("group", practice.rooms().getFirst().kind());
  }

  @Test
  void everyComplaintIsMadeAtOnceWithThePathOfItsKey() {
    var complaints =
        complaints(
            """
            practice {
              organization { key = "Harbor Lane", zone = "America/Chicgo" }
              programs = [ { key = "evening", name = "Evening" }, { key = "evening", name = "E" } ]
              rooms = [ { key = "lakeside", program = "morning", name = "Lakeside", size = 12 } ]
              people = [
                { key = "dr-rivera", given-name = "Elena", roles = ["clinican"] }
                { key = "ana", enrollments = [ { room = "attic", from = "yesterday" } ] }
                { key = "ben", given-name = "Ben", roles = ["coordinator"]
                  enrollments = [ { room = "lakeside", from = "2026-02-01", to = "2026-01-01" } ] }
                "chloe"
              ]
              sessions = [
                { key = "a", room = "lakeside", title = "A", starts = "noon", length = 1 hour
                  leads = ["ben"], guests = ["nobody"] }
                { key = "b", room = "lakeside", title = "B", weekly = ["tueday 18:00"]
                  length = 25 hours, leads = [] }
                { key = "c", room = "lakeside", title = "C", leads = ["dr-rivera"] }
              ]
            }
            """);
    assertEquals(
        List.of(
            "practice.organization.key must be small letters, digits and hyphens,"
                + " not \"Harbor Lane\"",
            "practice.organization.name is missing",
            "practice.organization.zone must be a time zone such as America/Chicago,"
                + " not \"America/Chicgo\"",
            "practice.rooms[0].size is not a key that is known here",
            "practice.people[0].roles may hold clinician, coordinator and supervisor,"
                + " not \"clinican\"",
            "practice.people[1].given-name is missing",
            "practice.people[1].enrollments[0].from must be a date such as 2026-11-24,"
                + " not \"yesterday\"",
            "practice.people[2].enrollments[0].to must not be before from",
            "practice.people[3] must be an object { … }",
            "practice.sessions[0].starts must be \"now\" or like 2026-11-24T18:00, not \"noon\"",
            "practice.sessions[1].weekly must hold times such as \"tuesday 18:00\","
                + " not \"tueday 18:00\"",
            "practice.sessions[1].length must be between 1 and 1440 minutes",
            "practice.sessions[2].length is missing",
            "practice.sessions[2].starts or weekly is missing",
            "practice.programs[1].key \"evening\" is used twice",
            "practice.rooms[0].program names the program \"morning\","
                + " which is not in the file",
            "practice.people[1].enrollments names the room \"attic\", which is not in the file",
            "practice.people[2] is staff and enrolled as a patient; make two entries",
            "practice.sessions[0].leads names ben, who must be a clinician or supervisor",
            "practice.sessions[0].guests names the person \"nobody\", who is not in the file",
            "practice.sessions[1].leads must name at least one clinician",
            "practice.sessions[2].leads names dr-rivera, who must be a clinician or supervisor"),
        complaints);
  }

  @Test
  void thePracticesOwnNumberIsOneThatCanBeDialled() {
    assertEquals(
        Optional.of("+1 512 555 0100"),
        PracticeFile.read(Optional.empty()).organization().telephone());
    for (String number : List.of("(512) 555-0100", "988", "512.555.0100")) {
      assertEquals(
          Optional.of(number), parse(withTelephone(number)).organization().telephone(), number);
    }
    assertEquals(Optional.empty(), parse(SMALL).organization().telephone());
    for (String wrong : List.of("ask for Judith", "12", "555-0100; rm", "+")) {
      String message =
          assertThrows(StartFailure.class, () -> parse(withTelephone(wrong))).getMessage();
      assertTrue(
          message.endsWith(
              "practice.organization.telephone must be a telephone number such as"
                  + " +1 512 555 0100"),
          message);
    }
  }

  private static String withTelephone(String number) {
    return "practice.organization { key = harbor-lane, name = Harbor Lane, zone = America/Chicago"
        + ", telephone = \"%s\" }".formatted(number);
  }

  @Test
  void whatAPolicyLeavesOutIsAsItIsBuiltIn() {
    Practice practice =
        parse(
            withSafety(
                """
                policies = [
                  { kind = "family", unsupervised = "call", chat { private-among-patients = true } }
                  { kind = "group", location-required = false, hold-after = 500 milliseconds
                    telephone-callback-within = 5 minutes
                    agenda = [ { part = "break", title = "Tea", minutes = 5 } ] }
                ]
                on-call { supervisor = "sato", webhook = "https://hooks.example/x", mail = "a@b.example"
                  webhook-secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=" }
                emergency-numbers = [
                  { state = "TX", county = "Travis", name = "Dispatch", number = "+1 512 555 0117" }
                  { state = "TX", name = "Crisis line", number = "+1 800 555 0190" }
                ]
                """));
    RoomPolicy family = practice.policies().get(0).policy();
    RoomPolicy builtIn = RoomPolicy.ofKind("family");
    assertEquals(Unsupervised.CALL, family.unsupervised());
    assertEquals(new Chat(PatientsTo.LEADS, true), family.chat());
    assertEquals(builtIn.agenda(), family.agenda());
    assertEquals(builtIn.locationRequired(), family.locationRequired());
    RoomPolicy group = practice.policies().get(1).policy();
    assertEquals(false, group.locationRequired());
    assertEquals(Duration.ofMillis(500), group.holdAfter());
    assertEquals(Duration.ofMinutes(5), group.telephoneCallbackWithin());
    assertEquals(Duration.ofMinutes(2), family.telephoneCallbackWithin());
    assertEquals(List.of(new AgendaPart(AgendaPartKind.BREAK, "Tea", 5)), group.agenda());
    assertEquals(Optional.of("https://hooks.example/x"), practice.onCall().orElseThrow().webhook());
    assertEquals(Optional.empty(), practice.emergencyNumbers().get(1).county());
  }

  @Test
  void whatIsWrongAboutSafetyIsSaid() {
    var complaints =
        complaints(
            withSafety(
                """
                policies = [
                  { kind = "group", unsupervised = "wait", hold-after = 1 hour, chat { patients-to = "all" }
                    agenda = [ { part = "tea", title = "Tea", minutes = 0 }, { title = "Rest" } ] }
                  { kind = "group" }
                  { kind = "peer", telephone-callback-within = 10 seconds }
                  { kind = "family", telephone-callback-within = 2 hours }
                  { kind = "education", telephone-callback-within = "soon" }
                ]
                on-call { supervisor = "dr-rivera", webhook = "http://hooks.example/x", mail = "nobody"
                  webhook-secret = "easy" }
                emergency-numbers = [
                  { state = "TX", name = "Crisis line", number = "1" }
                  { state = "TX", name = "Crisis line" }
                ]
                """));
    assertEquals(
        List.of(
            "practice.policies[0].unsupervised must be one of hold, call, not \"wait\"",
            "practice.policies[0].chat.patients-to must be one of leads, group, not \"all\"",
            "practice.policies[0].agenda[0].part must be one of"
                + " check-in-round, topic, break, exercise, closing, not \"tea\"",
            "practice.policies[0].agenda[0].minutes must be between 1 and 240",
            "practice.policies[0].agenda[1].part is missing",
            "practice.policies[0].agenda[1].minutes is missing",
            "practice.policies[0].hold-ends-after must not be shorter than hold-after",
            "practice.policies[2].telephone-callback-within must be between 1 and 60 minutes",
            "practice.policies[3].telephone-callback-within must be between 1 and 60 minutes",
            "practice.policies[4].telephone-callback-within cannot be read (String: 16: Invalid value at"
                + " 'telephone-callback-within': No number in duration value 'soon')",
            "practice.on-call.webhook must be an address that begins with https://",
            "practice.on-call.webhook-secret must be whsec_ and 32 bytes in base64, as of openssl"
                + " rand -base64 32",
            "practice.on-call.mail must be a mail address",
            "practice.emergency-numbers[1].number is missing",
            "practice.policies[1].kind \"group\" is used twice",
            "practice.on-call.supervisor names dr-rivera, who must be a supervisor",
            "practice.emergency-numbers[1].name \"Crisis line\" is used twice"),
        complaints);
  }

  @Test
  void aWebhookIsSignedAndLeavesThisMachineInSecretOnly() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    Practice practice =
        parse(
            withSafety(
                """
                on-call { supervisor = "sato", webhook = "http://127.0.0.1:9/x", webhook-secret = "%s" }
                """
                    .formatted(secret)));
    OnCall onCall = practice.onCall().orElseThrow();
    assertEquals(secret, onCall.webhookSecret().orElseThrow().value());
    assertFalse(practice.toString().contains(secret));
    assertEquals(
        List.of(
            "practice.on-call.webhook-secret and webhook must be given together, or neither",
            "practice.on-call.mail must be a mail address"),
        complaints(
            withSafety(
                "on-call { supervisor = \"sato\", webhook = \"https://hooks.example\", mail = \"x\" }\n")));
  }

  @Test
  void aQuestionnaireIsReadFromBesideThePracticeFile(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ours.json"), DefaultQuestionnaire.JSON);
    Files.writeString(
        folder.resolve("mood.json"),
        """
        {"resourceType":"Questionnaire","item":[
          {"linkId":"mood","type":"slider","text":"Mood?"},
          {"linkId":"safe","type":"boolean","text":"Safe?"}]}""");
    var practice =
        parse(
            withSafety(
                """
                questionnaire = "ours.json"
                policies = [ { kind = "group" }, { kind = "peer", questionnaire = "ours.json" } ]
                """),
            folder);
    assertEquals(Optional.of(DefaultQuestionnaire.JSON), practice.questionnaire());
    assertEquals(Optional.empty(), practice.policies().get(0).questionnaire());
    assertTrue(practice.policies().get(1).questionnaire().isPresent());
    var failure =
        assertThrows(
            StartFailure.class,
            () ->
                parse(
                    withSafety(
                        """
                        questionnaire = "nowhere.json"
                        policies = [ { kind = "group", questionnaire = "mood.json" } ]
                        """),
                    folder));
    assertTrue(failure.getMessage().contains("practice.questionnaire names"));
    assertTrue(
        failure
            .getMessage()
            .contains(
                "practice.policies[0].questionnaire mood.json /item/0/type \"slider\" is not"
                    + " supported"));
    assertTrue(failure.getMessage().contains("mood.json must ask location.address"));
  }

  private static Practice parse(String text, Path folder) {
    return PracticeFile.parse("practice.conf", ConfigFactory.parseString(text), folder);
  }

  private static String withSafety(String more) {
    return SMALL
        .replace(
            "people = [",
            "people = [ { key = \"sato\", given-name = \"Yuki\", roles = [\"supervisor\"] }")
        .replace("sessions = [", more + "sessions = [");
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneLine() {
    var failure =
        assertThrows(
            StartFailure.class, () -> PracticeFile.read(Optional.of(Path.of("/no/such.conf"))));
    assertEquals(
        "The practice file /no/such.conf is not right:"
            + " there is no such file, or it cannot be read",
        failure.getMessage());
    assertEquals(StartFailure.Kind.CONFIGURATION, failure.kind());
  }

  private static final String SMALL =
      """
      practice {
        organization { key = "harbor-lane", name = "Harbor Lane", zone = "America/Chicago" }
        programs = [ { key = "evening", name = "Evening", zone = "America/Denver" } ]
        rooms = [ { key = "lakeside", program = "evening", name = "Lakeside" } ]
        people = [
          { key = "dr-rivera", title = "Dr.", given-name = "Elena", roles = ["clinician"] }
          { key = "ana", given-name = "Ana", family-name = "Morales"
            enrollments = [ { room = "lakeside", from = "2026-01-05" } ] }
        ]
        sessions = [
          { key = "g", room = "lakeside", title = "Group", leads = ["dr-rivera"]
            weekly = ["tuesday 18:00", "thursday 09:30"], length = 90 minutes }
        ]
      }
      """;

  private static Practice parse(String text) {
    return PracticeFile.parse("practice.conf", ConfigFactory.parseString(text));
  }

  private static List<String> complaints(String text) {
    String message = assertThrows(StartFailure.class, () -> parse(text)).getMessage();
    return Arrays.stream(message.split("\n  ")).skip(1).toList();
  }
}
