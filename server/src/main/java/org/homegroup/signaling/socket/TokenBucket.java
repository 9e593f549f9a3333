package org.homegroup.signaling.socket;

/// Allows `burst` at once and `perSecond` in the long run. Times are of one monotonic clock, in
/// nanoseconds.
public final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perNano;
  private final double burst;
  private double tokens;
  private long filledAt;

  public TokenBucket(int perSecond, int burst, long now) {
    this.perNano = perSecond / NANOS_PER_SECOND;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  public boolean take(long now) {
    tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
