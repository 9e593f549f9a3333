package org.homegroup.bench.harness;

import java.util.Arrays;

/// Collects durations in nanoseconds and computes percentiles of them.
public final class Percentiles {

  private static final double NANOS_PER_MILLI = 1e6;

  private long[] values = new long[1024];
  private int count;

  public void add(long nanos) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = nanos;
  }

  public void clear() {
    count = 0;
  }

  public int count() {
    return count;
  }

  /// Returns the smallest value that at least `part` (0 to 1) of all values do not exceed, in
  /// milliseconds; NaN when there are no values.
  public double millis(double part) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(part * count);
    return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
  }
}
