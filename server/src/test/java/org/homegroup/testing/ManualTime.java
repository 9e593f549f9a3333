package org.homegroup.testing;

import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.homegroup.platform.loop.Loop;
import org.homegroup.platform.loop.TimeSources;

/// All clocks and timers of a live node, standing still until a test moves them. Due timers run on
/// the node's loop.
public final class ManualTime implements InstantSource {

  private record Entry(Instant due, long order, Runnable task) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
  private final Instant start;
  private volatile Instant now;
  private long order;
  private Loop real;

  public ManualTime(Instant start) {
    this.start = start;
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public long nanos() {
    return Duration.between(start, now).toNanos();
  }

  /// For one node: its own loop, with these timers.
  public TimeSources timeSources() {
    return new TimeSources(this, this::nanos, this::loop);
  }

  private Loop loop(Context context) {
    real = Loop.of(context);
    return new Loop() {
      @Override
      public void execute(Runnable task) {
        real.execute(task);
      }

      @Override
      public boolean isCurrent() {
        return real.isCurrent();
      }

      @Override
      public Runnable after(Duration delay, Runnable task) {
        return plan(delay, task);
      }
    };
  }

  private synchronized Runnable plan(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), order++, task);
    entries.add(entry);
    return () -> cancel(entry);
  }

  private synchronized void cancel(Entry entry) {
    entries.remove(entry);
  }

  private synchronized Entry due(Instant until) {
    return entries.isEmpty() || entries.peek().due().isAfter(until) ? null : entries.remove();
  }

  /// Moves the time on, running due timers in order, each in a turn of its own.
  public void advance(Duration length) {
    Instant until = now.plus(length);
    for (Entry entry = due(until); entry != null; entry = due(until)) {
      now = entry.due();
      onLoop(entry.task());
    }
    now = until;
  }

  /// Starts at an earlier time. Call before anything is scheduled.
  public void back(Duration length) {
    now = now.minus(length);
  }

  /// Runs on the node's loop and waits for it.
  public void onLoop(Runnable task) {
    AwaitCondition.until(
        done ->
            real.execute(
                () -> {
                  try {
                    task.run();
                  } finally {
                    done.run();
                  }
                }));
  }
}
