package org.homegroup.api;

import static org.homegroup.testing.identity.IdentityFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.homegroup.identity.token.Secrets;
import org.homegroup.testing.identity.IdentityTest;
import org.homegroup.testing.identity.SignInFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class IdentityRoutesIT extends IdentityTest {

  private SignInFixture door;

  @BeforeEach
  void door() throws Exception {
    door = new SignInFixture(house, _ -> Optional.empty());
  }

  @Test
  void aLinkIsExchangedForATokenAndACookieThatNoScriptCanRead() throws Exception {
    HttpResponse<String> answer = exchange("Ana Morales");
    assertEquals(200, answer.statusCode());
    JsonObject access = new JsonObject(answer.body());
    assertEquals(600, access.getInteger("expiresInSeconds"));
    assertEquals(
        new JsonObject().put("name", "Ana Morales").put("kind", "patient").put("supervises", false),
        access.getJsonObject("person"));
    assertEquals(
        List.of("account", "accessToken", "expiresInSeconds", "person"),
        List.copyOf(access.fieldNames()));
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.startsWith("homegroup-" + access.getString("account") + "="), cookie);
    for (String flag :
        List.of("httponly", "samesite=strict", "path=/api/identity", "max-age=43200")) {
      assertTrue(cookie.toLowerCase(Locale.ROOT).contains("; " + flag), cookie);
    }
    assertFalse(cookie.contains("Secure"), cookie);
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
  }

  @Test
  void overHttpsTheCookieIsSecure() throws Exception {
    house.baseUrl = URI.create("https://groups.example.org");
    String cookie = exchange("Ana Morales").headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(cookie.contains("; Secure"), cookie);
  }

  @Test
  void aLinkThatIsUsedExpiredOrUnknownIsRefusedWithItsCode() throws Exception {
    String used = house.secretOf("Ana Morales");
    String late = house.secretOf("Ana Morales");
    door.post("exchange", secret(used), "");
    assertProblem(410, "link-used", door.post("exchange", secret(used), ""));
    house.clock.advance(Duration.ofDays(8));
    assertProblem(410, "link-expired", door.post("exchange", secret(late), ""));
    assertProblem(404, "link-unknown", door.post("exchange", secret(Secrets.next()), ""));
  }

  @Test
  void whatIsMalformedIsRefused() throws Exception {
    for (String body :
        List.of("", "{", "[]", "{}", "{\"secret\":7}", "{\"secret\":\"a\",\"also\":1}")) {
      assertProblem(400, "malformed", door.post("exchange", body, ""));
    }
  }

  @Test
  void aRefreshRenewsTheTokenAndTheCookie() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    house.clock.advance(Duration.ofMinutes(9));
    HttpResponse<String> again = refresh(in, SignInFixture.cookie(in));
    assertEquals(200, again.statusCode());
    assertNotEquals(SignInFixture.cookie(in), SignInFixture.cookie(again));
    assertEquals(account(in), account(again));
    assertTrue(again.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=42660"));
    String token = new JsonObject(again.body()).getString("accessToken");
    assertTrue(done(house.tokens.verify(token)).isPresent());
    // One account in this browser: it need not be named.
    assertEquals(200, door.post("refresh", "{}", SignInFixture.cookie(again)).statusCode());
  }

  @Test
  void whichOfTwoAccountsMustBeSaid() throws Exception {
    HttpResponse<String> ana = exchange("Ana Morales");
    HttpResponse<String> elena = exchange("Dr. Elena Rivera");
    String both = SignInFixture.cookie(ana) + "; " + SignInFixture.cookie(elena);
    assertProblem(401, "unauthorized", door.post("refresh", "{}", both));
    HttpResponse<String> again = refresh(elena, both);
    assertEquals(
        "Dr. Elena Rivera", new JsonObject(again.body()).getJsonObject("person").getString("name"));
  }

  @Test
  void twoTabsThatRefreshAtTheSameTimeBothGoOn() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    List<HttpResponse<String>> tabs =
        IntStream.range(0, 8)
            .mapToObj(_ -> door.postAsync("refresh", account(in), SignInFixture.cookie(in)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    tabs.forEach(tab -> assertEquals(200, tab.statusCode()));
    assertEquals(1, tabs.stream().map(SignInFixture::cookie).distinct().count());
    // And an answer that was lost on the way is given again.
    house.clock.advance(Duration.ofSeconds(50));
    assertEquals(
        SignInFixture.cookie(tabs.getFirst()),
        SignInFixture.cookie(refresh(in, SignInFixture.cookie(in))));
    assertEquals(200, refresh(in, SignInFixture.cookie(tabs.getFirst())).statusCode());
  }

  @Test
  void aTokenThatComesBackLaterEndsTheWholeFamily() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    String stolen = SignInFixture.cookie(in);
    String next = SignInFixture.cookie(refresh(in, stolen));
    house.clock.advance(Duration.ofSeconds(61));
    HttpResponse<String> reused = refresh(in, stolen);
    assertProblem(401, "unauthorized", reused);
    assertTrue(reused.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
    assertProblem(401, "unauthorized", refresh(in, next));
  }

  @Test
  void anOlderTokenEndsTheFamilyAtOnce() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    String second = SignInFixture.cookie(refresh(in, SignInFixture.cookie(in)));
    String third = SignInFixture.cookie(refresh(in, second));
    assertProblem(401, "unauthorized", refresh(in, SignInFixture.cookie(in)));
    assertProblem(401, "unauthorized", refresh(in, third));
  }

  @Test
  void aBrowserStaysSignedInForItsTimeAndNoLonger() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    house.clock.advance(Duration.ofHours(11));
    HttpResponse<String> again = refresh(in, SignInFixture.cookie(in));
    assertEquals(200, again.statusCode());
    house.clock.advance(Duration.ofHours(1));
    assertProblem(401, "unauthorized", refresh(in, SignInFixture.cookie(again)));
  }

  @Test
  void whoHasLeftThePracticeIsNotRenewed() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    done(
        house
            .database
            .pool()
            .query("update person set active = false where key = 'ana'")
            .execute());
    assertProblem(401, "unauthorized", refresh(in, SignInFixture.cookie(in)));
  }

  @Test
  void signingOutEndsTheFamily() throws Exception {
    HttpResponse<String> in = exchange("Ana Morales");
    HttpResponse<String> out = door.post("sign-out", account(in), SignInFixture.cookie(in));
    assertEquals(204, out.statusCode());
    assertTrue(out.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
    assertProblem(401, "unauthorized", refresh(in, SignInFixture.cookie(in)));
    // Without the cookie nobody is signed out.
    HttpResponse<String> other = exchange("Ana Morales");
    assertEquals(204, door.post("sign-out", account(other), "").statusCode());
    assertEquals(200, refresh(other, SignInFixture.cookie(other)).statusCode());
  }

  @Test
  void whoIsSignedInGetsALinkForAnotherDevice() throws Exception {
    String token = new JsonObject(exchange("Ana Morales").body()).getString("accessToken");
    HttpResponse<String> answer = door.post("links", "{}", "", "Bearer " + token);
    URI link = URI.create(new JsonObject(answer.body()).getString("link"));
    HttpResponse<String> there = door.post("exchange", secret(link.getFragment().substring(5)), "");
    assertEquals(
        "Ana Morales", new JsonObject(there.body()).getJsonObject("person").getString("name"));
    assertProblem(401, "unauthorized", door.post("links", "{}", ""));
    HttpResponse<String> bad = door.post("links", "{}", "", "Bearer " + token + "x");
    assertProblem(401, "unauthorized", bad);
    assertEquals("Bearer", bad.headers().firstValue("WWW-Authenticate").orElseThrow());
  }

  @Test
  void aBrowserDoesNotPileUpCookies() throws Exception {
    var cookies = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      cookies.add(SignInFixture.cookie(exchange("Ana Morales")));
      house.clock.advance(Duration.ofSeconds(1));
    }
    HttpResponse<String> answer =
        door.post("exchange", secret(house.secretOf("Ana Morales")), String.join("; ", cookies));
    List<String> set = answer.headers().allValues("Set-Cookie");
    String oldest = cookies.getFirst().substring(0, cookies.getFirst().indexOf('='));
    assertEquals(2, set.size());
    assertTrue(
        set.stream().anyMatch(one -> one.startsWith(oldest + "=;") && one.contains("Max-Age=0")),
        set.toString());
  }

  @Test
  void tooManyCallsFromOneAddressAreRefusedAndCounted() throws Exception {
    for (int i = 0; i < SignInFixture.BURST; i++) {
      assertEquals(404, door.post("exchange", secret("x"), "").statusCode());
    }
    HttpResponse<String> answer = door.post("exchange", secret("x"), "");
    assertProblem(429, "too-many-requests", answer);
    assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
    assertTrue(
        door.metrics.scrape().contains("homegroup_refusals_total{limit=\"identity-rate\"} 1.0"));
    house.clock.advance(Duration.ofSeconds(1));
    assertEquals(404, door.post("exchange", secret("x"), "").statusCode());
  }

  @Test
  void nothingSecretAndNoNameReachesTheLog() throws Exception {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    Level before = root.getLevel();
    root.setLevel(Level.DEBUG);
    try {
      String secret = house.secretOf("Ana Morales");
      HttpResponse<String> in = door.post("exchange", secret(secret), "");
      door.post("exchange", secret(secret), "");
      String cookie = SignInFixture.cookie(in);
      refresh(in, cookie);
      house.clock.advance(Duration.ofMinutes(5));
      refresh(in, cookie);
      String token = new JsonObject(in.body()).getString("accessToken");
      door.get("/api/sessions", "Bearer " + token);
      String logged = String.join("\n", lines.list.stream().map(Object::toString).toList());
      assertTrue(logged.contains("came back after it was replaced"), logged);
      String value = cookie.substring(cookie.indexOf('=') + 1);
      for (String hidden : List.of(secret, value, token, "Morales")) {
        assertFalse(logged.contains(hidden), hidden);
      }
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
  }

  private HttpResponse<String> exchange(String name) throws Exception {
    return door.post("exchange", secret(house.secretOf(name)), "");
  }

  private HttpResponse<String> refresh(HttpResponse<String> in, String cookies) {
    return door.post("refresh", account(in), cookies);
  }

  private static String secret(String secret) {
    return new JsonObject().put("secret", secret).encode();
  }

  private static String account(HttpResponse<String> in) {
    String account = new JsonObject(in.body()).getString("account");
    return new JsonObject().put("account", account).encode();
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(code, new JsonObject(answer.body()).getString("code"));
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
  }
}
