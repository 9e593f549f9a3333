package org.homegroup.bridge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.homegroup.platform.loop.Timers;

/// A clock and its timers, which move when the test says so.
public final class FakeTimers implements Timers, InstantSource {

  private record Entry(Instant due, long order, Runnable task) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
  private Instant now = Instant.parse("2026-03-02T17:00:00Z");
  private long order;

  @Override
  public Runnable after(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), order++, task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /// Nothing of what is planned happens: who planned it is dead.
  public void forget() {
    entries.clear();
  }

  /// Moves on, running what falls due in its order.
  public void elapse(Duration by) {
    Instant until = now.plus(by);
    while (!entries.isEmpty() && !entries.peek().due().isAfter(until)) {
      Entry entry = entries.remove();
      now = entry.due();
      entry.task().run();
    }
    now = until;
  }
}
