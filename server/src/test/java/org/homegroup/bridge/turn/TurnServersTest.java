package org.homegroup.bridge.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.homegroup.bridge.turn.IceSettings.Transport;
import org.homegroup.platform.config.Secret;
import org.homegroup.platform.config.TurnConfig;
import org.homegroup.platform.metrics.Metrics;
import org.homegroup.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnServersTest {

  private static final List<String> URLS =
      List.of(
          "turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:443?transport=tcp");

  private final TestClock clock = new TestClock("2026-11-21T17:05:00Z");
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  /// The passwords were made by `printf NAME | openssl dgst -sha1 -hmac SECRET -binary | base64`.
  @ParameterizedTest
  @CsvSource({
    "2026-11-21T17:35:00Z, Nq3kD2, north wind, 1795282500:Nq3kD2, 5JmCSDph0J40px0MRy4yu4X3hfk=",
    "1970-01-01T00:00:00.999Z, a, k, 0:a, HGPFU3qYRBrdt0MiBkRIU6waC9U=",
    "2026-11-21T17:35:00Z, Nq3kD2, Zürich, 1795282500:Nq3kD2, GeW27ERIOeoWEubN2cox0sDKCjI="
  })
  @DisplayName("The login is what coturn works out by itself from the secret")
  void vectors(Instant end, String id, String secret, String username, String password) {
    assertEquals(
        new TurnCredentials(username, password),
        TurnCredentials.until(end, id, new Secret(secret)));
  }

  @Test
  @DisplayName("Each endpoint gets a login of its own, which lives as long as is configured")
  void freshEachTime() {
    var turnServers = new TurnServers(config(URLS, false), clock, metrics);

    var first = turnServers.issue().relay().orElseThrow();
    clock.advance(Duration.ofMinutes(1));
    var second = turnServers.issue().relay().orElseThrow();

    assertEquals(URLS, first.urls());
    assertTrue(first.credentials().username().matches("1795282500:[\\w-]{16}"), first.toString());
    assertTrue(second.credentials().username().startsWith("1795282560:"), second.toString());
    assertNotEquals(
        first.credentials().username().split(":")[1],
        second.credentials().username().split(":")[1]);
    assertTrue(metrics.scrape().contains("homegroup_turn_logins_total 2.0"), metrics.scrape());
  }

  @Test
  @DisplayName("Without a TURN server there is no login, and every way is allowed")
  void none() {
    var settings = new TurnServers(TurnConfig.NONE, clock, metrics).issue();

    assertTrue(settings.relay().isEmpty());
    assertEquals(Transport.ALL, settings.transport());
    assertTrue(metrics.scrape().contains("homegroup_turn_logins_total 0.0"));
  }

  @Test
  @DisplayName("A practice can ask for the relay and no other way")
  void relayOnly() {
    assertEquals(
        Transport.RELAY, new TurnServers(config(URLS, true), clock, metrics).issue().transport());
  }

  @Test
  @DisplayName("Neither secret nor password is printed")
  void notPrinted() {
    var settings = new TurnServers(config(URLS, false), clock, metrics, () -> "Nq3kD2").issue();

    assertFalse(settings.toString().contains("5JmCSDph0J40px0MRy4yu4X3hfk="), settings.toString());
    assertFalse(config(URLS, false).toString().contains("north wind"));
  }

  private static TurnConfig config(List<String> urls, boolean relayOnly) {
    return new TurnConfig(urls, new Secret("north wind"), Duration.ofMinutes(30), relayOnly);
  }
}
