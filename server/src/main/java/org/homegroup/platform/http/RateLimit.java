package org.homegroup.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Limits the calls of each caller, an address or a person: a bucket that refills steadily. It
/// protects against load, not against guessing: the secrets behind it are too long for that. A
/// clinic, with everyone behind one address, must fit through at the full hour.
public final class RateLimit {

  private static final int MOST_CALLERS = 100_000;

  private final double perSecond;
  private final double burst;
  private final InstantSource clock;
  private final Cache<String, Bucket> buckets;

  /// Creates a limit.
  ///
  /// @param perSecond sustained rate
  /// @param burst at once
  public RateLimit(double perSecond, int burst, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    // A bucket that was unused this long is full again and may be forgotten.
    Duration full = Duration.ofSeconds((long) Math.ceil(burst / perSecond) + 1);
    this.buckets = Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(full).build();
  }

  /// Whether this call of `caller` is within the limit.
  public boolean allows(String caller) {
    return buckets.get(caller, _ -> new Bucket(burst, clock.instant())).take(clock.instant());
  }

  private final class Bucket {

    private double left;
    private Instant at;

    Bucket(double left, Instant at) {
      this.left = left;
      this.at = at;
    }

    synchronized boolean take(Instant now) {
      double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1_000.0);
      left = Math.min(burst, left + seconds * perSecond);
      at = now;
      if (left < 1) {
        return false;
      }
      left -= 1;
      return true;
    }
  }
}
