package org.homegroup.identity.link;

import static org.homegroup.testing.identity.IdentityFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.homegroup.app.DemoLinks;
import org.homegroup.app.StartResult;
import org.homegroup.identity.SignInResult;
import org.homegroup.identity.token.IdentityRefusal;
import org.homegroup.identity.token.Principal;
import org.homegroup.identity.token.Secrets;
import org.homegroup.testing.identity.IdentityTest;
import org.junit.jupiter.api.Test;

class MagicLinksIT extends IdentityTest {

  @Test
  void ofTwentyWhoUseALinkAtTheSameTimeOneGetsIn() throws Exception {
    String secret = house.secretOf("Ana Morales");
    List<Future<SignInResult>> attempts =
        Stream.generate(() -> house.identity.exchange(secret)).limit(20).toList();
    List<SignInResult> results = done(Future.all(attempts)).list();
    assertEquals(1, results.stream().filter(SignInResult.Accepted.class::isInstance).count());
    assertEquals(
        19,
        results.stream()
            .filter(new SignInResult.Refused(IdentityRefusal.LINK_USED)::equals)
            .count());
  }

  @Test
  void whatALinkOpensIsItsOwnersAccount() throws Exception {
    var in =
        assertInstanceOf(
            SignInResult.Accepted.class,
            done(house.identity.exchange(house.secretOf("Ana Morales"))));
    assertEquals("Ana Morales", in.person().name().full());
    Principal principal = done(house.tokens.verify(in.accessToken())).orElseThrow();
    assertEquals(in.person().personId(), principal.personId());
    assertEquals(house.organization, principal.organizationId());
  }

  @Test
  void aLinkEndsAfterItsTimeAndAnUnknownOneIsUnknown() throws Exception {
    String secret = house.secretOf("Ana Morales");
    house.clock.advance(Duration.ofDays(7));
    assertRefused(IdentityRefusal.LINK_EXPIRED, secret);
    assertRefused(IdentityRefusal.LINK_UNKNOWN, Secrets.next());
  }

  @Test
  void aLinkForAnotherDeviceLivesForMinutes() throws Exception {
    var in =
        assertInstanceOf(
            SignInResult.Accepted.class,
            done(house.identity.exchange(house.secretOf("Ana Morales"))));
    Principal ana = done(house.tokens.verify(in.accessToken())).orElseThrow();
    URI link = done(house.identity.linkForOtherDevice(ana));
    house.clock.advance(Duration.ofMinutes(15));
    assertRefused(IdentityRefusal.LINK_EXPIRED, link.getFragment().substring(5));
  }

  @Test
  void aLinkOfSomebodyWhoHasLeftThePracticeOpensNothing() throws Exception {
    String secret = house.secretOf("Ana Morales");
    sql("update person set active = false where key = 'ana'");
    assertRefused(IdentityRefusal.LINK_UNKNOWN, secret);
  }

  @Test
  void theDatabaseHoldsNoSecret() throws Exception {
    String secret = house.secretOf("Ana Morales");
    var in = assertInstanceOf(SignInResult.Accepted.class, done(house.identity.exchange(secret)));
    for (String table : List.of("link", "login", "signing_key")) {
      var rows =
          done(house.database.pool().query("select t::text from %s t".formatted(table)).execute());
      rows.forEach(
          row -> {
            String text = row.getString(0);
            assertFalse(text.contains(secret), table);
            assertFalse(text.contains(in.refreshToken()), table);
            assertFalse(text.contains("PRIVATE"), table);
          });
    }
  }

  @Test
  void everybodyOfADemoIsInvitedStaffFirst() throws Exception {
    List<StartResult.Invited> people =
        done(new DemoLinks(house.directory, house.links).make(house.organization));
    assertEquals(
        List.of("clinician", "clinician", "clinician", "coordinator", "patient"),
        people.stream().map(StartResult.Invited::role).limit(5).toList());
    assertEquals(10, people.size());
    assertTrue(people.getFirst().link().toString().startsWith("http://localhost:8080/#link="));
  }

  @Test
  void whatEndedLongAgoIsDeleted() throws Exception {
    done(house.identity.exchange(house.secretOf("Ana Morales")));
    house.clock.advance(Duration.ofDays(40));
    done(house.identity.sweep());
    var left =
        done(
            house
                .database
                .pool()
                .query("select (select count(*) from link) + (select count(*) from login)")
                .execute());
    assertEquals(0, left.iterator().next().getLong(0));
  }

  private void assertRefused(IdentityRefusal refusal, String secret) throws Exception {
    assertEquals(new SignInResult.Refused(refusal), done(house.identity.exchange(secret)));
  }

  private void sql(String statement) throws Exception {
    done(house.database.pool().query(statement).execute());
  }
}
