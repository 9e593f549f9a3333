package org.homegroup.identity.token;

import static org.homegroup.testing.identity.IdentityFixture.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.homegroup.id.OrganizationId;
import org.homegroup.id.PersonId;
import org.homegroup.practice.PersonKind;
import org.homegroup.testing.identity.IdentityFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokensIT {

  @TempDir Path data;
  private IdentityFixture house;
  private final Principal ana =
      new Principal(PersonId.random(), OrganizationId.random(), PersonKind.PATIENT);

  @BeforeEach
  void open() throws Exception {
    house = new IdentityFixture(data.resolve("one"));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void aTokenSaysWhoItIsForWithoutAName() throws Exception {
    String token = house.tokens.sign(ana);
    assertEquals(Optional.of(ana), verified(token));
    assertEquals(
        List.of("iss", "aud", "sub", "org", "kind", "iat", "exp"),
        List.copyOf(part(token, 1).fieldNames()));
    assertTrue(house.tokens.verify(token).isComplete());
  }

  @Test
  void aTokenEndsAfterItsTime() throws Exception {
    String token = house.tokens.sign(ana);
    house.clock.advance(Duration.ofMinutes(10));
    assertTrue(verified(token).isPresent());
    house.clock.advance(Duration.ofSeconds(5));
    assertTrue(verified(token).isEmpty());
  }

  @Test
  void aTokenFromTheFutureIsNotTaken() throws Exception {
    house.clock.advance(Duration.ofMinutes(1));
    String token = house.tokens.sign(ana);
    house.clock.advance(Duration.ofMinutes(-1));
    assertTrue(verified(token).isEmpty());
  }

  @Test
  void aTokenThatWasTamperedWithIsNotTaken() throws Exception {
    String[] parts = house.tokens.sign(ana).split("\\.");
    JsonObject claims = part(String.join(".", parts), 1).put("kind", "clinician");
    assertTrue(verified(parts[0] + "." + encoded(claims) + "." + parts[2]).isEmpty());
    assertTrue(verified(parts[0] + "." + parts[1] + ".").isEmpty());
    assertTrue(verified(parts[0] + "." + parts[1]).isEmpty());
  }

  @Test
  void aTokenCannotChooseItsAlgorithm() throws Exception {
    String token = house.tokens.sign(ana);
    JsonObject header = part(token, 0);
    String claims = token.split("\\.")[1];
    String none = encoded(header.copy().put("alg", "none")) + "." + claims + ".";
    assertTrue(verified(none).isEmpty());
    // The old trick: a symmetric signature made with the public key, which everybody may know.
    String start = encoded(header.copy().put("alg", "HS256")) + "." + claims;
    Mac mac = Mac.getInstance("HmacSHA256");
    String publicPem = SigningKey.in(data.resolve("one")).publicPem();
    mac.init(new SecretKeySpec(publicPem.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal(start.getBytes(StandardCharsets.UTF_8));
    String forged = start + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    assertTrue(verified(forged).isEmpty());
  }

  @Test
  void aTokenForAnotherAudienceOrFromAnotherIssuerIsNotTaken() throws Exception {
    assertTrue(verified(signed(claims().put("aud", "elsewhere"))).isEmpty());
    assertTrue(verified(signed(claims().put("iss", "elsewhere"))).isEmpty());
    assertTrue(verified(signed(without("aud"))).isEmpty());
    assertTrue(verified(signed(without("iss"))).isEmpty());
    assertTrue(verified(signed(without("exp"))).isEmpty());
    assertTrue(verified(signed(without("sub"))).isEmpty());
    assertTrue(verified(signed(claims())).isPresent());
  }

  @Test
  void aKeyThatNobodyPublishedSignsNothing() throws Exception {
    AccessTokens stranger = node("stranger");
    done(house.database.pool().query("delete from signing_key").execute());
    assertTrue(verified(stranger.sign(ana)).isEmpty());
  }

  @Test
  void anotherNodesTokenIsTakenUntilItsKeyIsRetired() throws Exception {
    AccessTokens other = node("two");
    String token = other.sign(ana);
    assertEquals(Optional.of(ana), verified(token));
    done(
        house
            .database
            .pool()
            .query("update signing_key set retired_at = '2026-11-24T18:00:00Z'")
            .execute());
    // A node that has not asked before.
    assertTrue(done(node("three").verify(token)).isEmpty());
  }

  @Test
  void aRestartKeepsTheKeyAndOnlyItsOwnerCanReadIt() throws Exception {
    String token = house.tokens.sign(ana);
    assertEquals(Optional.of(ana), done(node("one").verify(token)));
    Path file = data.resolve("one").resolve(SigningKey.FILE);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(data.resolve("one"))) {
      assertEquals(1, files.count());
    }
    assertFalse(SigningKey.in(data.resolve("one")).toString().contains("PRIVATE"));
  }

  @Test
  void whatIsNoTokenIsRefusedCalmly() throws Exception {
    for (String text :
        List.of("", ".", "..", "a.b.c", "eyJ.eyJ.x", "\u00e9.\u00e9.\u00e9", "x".repeat(5_000))) {
      assertTrue(verified(text).isEmpty(), text);
    }
  }

  private Optional<Principal> verified(String token) throws Exception {
    return done(house.tokens.verify(token));
  }

  private AccessTokens node(String name) throws Exception {
    SigningKeys keys =
        done(SigningKeys.open(house.vertx, house.database.pool(), house.clock, data.resolve(name)));
    return new AccessTokens(keys, house.clock, Duration.ofMinutes(10));
  }

  private JsonObject claims() {
    return part(house.tokens.sign(ana), 1);
  }

  private JsonObject without(String name) {
    JsonObject claims = claims();
    claims.remove(name);
    return claims;
  }

  /// With this node's own key, so that only the claims can be wrong.
  private String signed(JsonObject claims) throws Exception {
    SigningKeys keys =
        done(
            SigningKeys.open(house.vertx, house.database.pool(), house.clock, data.resolve("one")));
    return keys.ownTokens()
        .generateToken(
            claims,
            new JWTOptions()
                .setAlgorithm(SigningKeys.ALGORITHM)
                .setNoTimestamp(true)
                .setHeader(new JsonObject().put("kid", keys.ownKid())));
  }

  private static JsonObject part(String token, int index) {
    byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    return new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  private static String encoded(JsonObject json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
  }
}
