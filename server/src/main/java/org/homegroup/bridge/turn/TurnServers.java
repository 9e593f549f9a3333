package org.homegroup.bridge.turn;

import io.micrometer.core.instrument.Counter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.homegroup.bridge.turn.IceSettings.Relay;
import org.homegroup.bridge.turn.IceSettings.Transport;
import org.homegroup.platform.config.TurnConfig;
import org.homegroup.platform.metrics.Metrics;

/// Issues new TURN credentials for each endpoint, so that leaked ones can be identified, expire
/// soon, and are never valid for longer than a day.
public final class TurnServers {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 12;

  private final TurnConfig config;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Counter logins;

  public TurnServers(TurnConfig config, InstantSource clock, Metrics metrics) {
    this(config, clock, metrics, TurnServers::randomId);
  }

  /// @param ids returns a different id at each call
  public TurnServers(
      TurnConfig config, InstantSource clock, Metrics metrics, Supplier<String> ids) {
    this.config = config;
    this.clock = clock;
    this.ids = ids;
    this.logins = metrics.counter("turn.logins", "Logins at TURN servers given to browsers");
  }

  /// Issues settings for one endpoint.
  public IceSettings issue() {
    return new IceSettings(relay(), config.relayOnly() ? Transport.RELAY : Transport.ALL);
  }

  /// Issues settings for a browser that may use the relay only.
  public IceSettings issueRelayOnly() {
    return new IceSettings(relay(), Transport.RELAY);
  }

  private Optional<Relay> relay() {
    if (config.urls().isEmpty()) {
      return Optional.empty();
    }
    logins.increment();
    var end = clock.instant().plus(config.loginTtl());
    return Optional.of(
        new Relay(config.urls(), TurnCredentials.until(end, ids.get(), config.secret())));
  }

  private static String randomId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
