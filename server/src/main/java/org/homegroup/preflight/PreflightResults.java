package org.homegroup.preflight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.PersonId;
import org.homegroup.id.SessionId;
import org.homegroup.platform.config.PreflightConfig;
import org.homegroup.platform.http.RateLimit;
import org.homegroup.platform.json.KebabCase;
import org.homegroup.platform.metrics.Metrics;

/// The newest check of each person for each session, and the checks under way. In memory only,
/// bounded, and used on the live loop.
public final class PreflightResults {

  private static final double SECONDS_AN_HOUR = 3_600;
  private static final int MOST_KEPT = 10_000;

  /// For sessions whose end this node did not see.
  private static final Duration KEPT_AT_MOST = Duration.ofHours(12);

  private record Key(SessionId sessionId, PersonId personId) {}

  private final PreflightConfig config;
  private final Metrics metrics;
  private final RateLimit perPerson;
  private final Set<PersonId> running = new HashSet<>();
  private final Cache<Key, PreflightOutcome> newest =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(KEPT_AT_MOST).build();

  public PreflightResults(PreflightConfig config, InstantSource clock, Metrics metrics) {
    this.config = config;
    this.metrics = metrics;
    this.perPerson = new RateLimit(config.anHour() / SECONDS_AN_HOUR, config.anHour(), clock);
    metrics.gauge("preflights.running", "Preflight checks under way", running::size);
  }

  public Duration lastsAtMost() {
    return config.lastsAtMost();
  }

  /// Begins a check; it is under way until [#over]. Returns the reason if the person may not check
  /// now.
  public Optional<PreflightRefusal> begin(PersonId person) {
    if (running.contains(person)) {
      return Optional.of(PreflightRefusal.PREFLIGHT_RUNNING);
    }
    if (running.size() >= config.atOnce()) {
      return Optional.of(PreflightRefusal.BUSY);
    }
    if (!perPerson.allows(person.value())) {
      return Optional.of(PreflightRefusal.TOO_MANY_PREFLIGHTS);
    }
    running.add(person);
    return Optional.empty();
  }

  public void over(PersonId person) {
    running.remove(person);
  }

  /// Stores a result in place of the former one.
  public void keep(SessionId session, PersonId person, PreflightOutcome check) {
    newest.put(new Key(session, person), check);
    metrics
        .counter(
            "preflights",
            "Completed preflight checks",
            "rating",
            KebabCase.kebab(check.rating()),
            "path",
            KebabCase.kebab(check.path()))
        .increment();
  }

  public Optional<PreflightOutcome> of(SessionId session, PersonId person) {
    return Optional.ofNullable(newest.getIfPresent(new Key(session, person)));
  }

  /// Forgets a session that has ended.
  public void forget(SessionId session) {
    newest.asMap().keySet().removeIf(key -> key.sessionId().equals(session));
  }
}
