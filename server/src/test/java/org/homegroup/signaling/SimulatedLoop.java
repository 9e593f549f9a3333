package org.homegroup.signaling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import org.homegroup.platform.loop.Loop;

/// An event loop, its timers and its clocks, all turned by hand: the same calls make the same turns
/// on every machine.
final class SimulatedLoop implements Loop, InstantSource {

  private record Entry(Instant due, long order, Runnable task) {}

  private final PriorityQueue<Entry> timers =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final Instant start;
  private Instant now;
  private long order;

  SimulatedLoop(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public void execute(Runnable task) {
    turns.add(task);
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), order++, task);
    timers.add(entry);
    return () -> timers.remove(entry);
  }

  @Override
  public Instant instant() {
    return now;
  }

  long nanos() {
    return Duration.between(start, now).toNanos();
  }

  /// Runs until nothing is left for this moment.
  void settle() {
    for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
      turn.run();
    }
  }

  /// Everything that was planned dies, as with the process; time stays.
  void crash() {
    timers.clear();
    turns.clear();
  }

  /// Moves on, running what falls due, each in a turn of its own.
  void advance(Duration length) {
    Instant until = now.plus(length);
    settle();
    while (!timers.isEmpty() && !timers.peek().due().isAfter(until)) {
      Entry entry = timers.remove();
      now = entry.due();
      entry.task().run();
      settle();
    }
    now = until;
  }
}
