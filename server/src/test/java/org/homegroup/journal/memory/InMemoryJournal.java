package org.homegroup.journal.memory;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.homegroup.id.SessionId;
import org.homegroup.journal.EventCodec;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalConflict;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalPosition;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.session.SessionEvent;

/// A [Journal] for tests: it refuses what the real one refuses, passes events through their JSON
/// form, and fails, waits or is overtaken when told to. Thread-safe.
///
/// Answers come on the caller's context, when it has one, and from within the call otherwise.
public final class InMemoryJournal implements Journal {

  private enum Fault {
    /// Nothing is written.
    BEFORE_WRITING,
    /// It is written, but the writer does not learn it.
    AFTER_WRITING
  }

  private record Append(
      SessionId sessionId,
      long expectedVersion,
      List<SessionEvent> events,
      Answer<List<JournalEntry>> answer) {}

  private final InstantSource clock;
  private final EventCodec codec = new EventCodec();
  private final Map<SessionId, List<JournalEntry>> streams = new LinkedHashMap<>();
  private final List<JournalEntry> all = new ArrayList<>();
  private final List<Consumer<List<JournalEntry>>> subscribers = new CopyOnWriteArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Deque<CompletableFuture<Void>> failures = new ArrayDeque<>();
  private final Map<SessionId, List<SessionEvent>> overtaking = new LinkedHashMap<>();
  private final Deque<Append> held = new ArrayDeque<>();
  private boolean holding;

  public InMemoryJournal() {
    this(InstantSource.system());
  }

  /// `clock` tells `recordedAt`.
  public InMemoryJournal(InstantSource clock) {
    this.clock = clock;
  }

  /// The next append fails with [JournalUnavailable]; nothing is written. Completes when it has.
  public synchronized CompletableFuture<Void> failNextAppend() {
    var failed = new CompletableFuture<Void>();
    faults.add(Fault.BEFORE_WRITING);
    failures.add(failed);
    return failed;
  }

  /// The next append is written, and fails with [JournalUnavailable] all the same.
  public synchronized void loseNextAnswer() {
    faults.add(Fault.AFTER_WRITING);
  }

  /// Just before the next append to this session, another node writes `events`.
  public synchronized void overtakeNextAppend(SessionId sessionId, List<SessionEvent> events) {
    overtaking.put(sessionId, List.copyOf(events));
  }

  /// From now on appends wait.
  public synchronized void holdAppends() {
    holding = true;
  }

  /// What waits is carried out, in order, and nothing waits any more.
  public synchronized void releaseAppends() {
    holding = false;
    while (!held.isEmpty()) {
      carryOut(held.poll());
    }
  }

  /// How many appends wait.
  public synchronized int heldAppends() {
    return held.size();
  }

  @Override
  public synchronized Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    if (events.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    Append append = new Append(sessionId, expectedVersion, List.copyOf(events), new Answer<>());
    if (holding) {
      held.add(append);
    } else {
      carryOut(append);
    }
    return append.answer().future();
  }

  private void carryOut(Append append) {
    Fault fault = faults.poll();
    if (fault == Fault.BEFORE_WRITING) {
      append.answer().fail(new JournalUnavailable("as the test asked for"));
      failures.poll().complete(null);
      return;
    }
    List<SessionEvent> faster = overtaking.remove(append.sessionId());
    if (faster != null) {
      write(append.sessionId(), stream(append.sessionId()).size(), faster);
    }
    if (append.expectedVersion() != stream(append.sessionId()).size()) {
      append.answer().fail(new JournalConflict(append.sessionId(), append.expectedVersion()));
      return;
    }
    List<JournalEntry> entries;
    try {
      entries = write(append.sessionId(), append.expectedVersion(), append.events());
    } catch (IllegalArgumentException e) {
      append.answer().fail(e);
      return;
    }
    if (fault == Fault.AFTER_WRITING) {
      append.answer().fail(new JournalUnavailable("as the test asked for"));
    } else {
      append.answer().succeed(entries);
    }
    subscribers.forEach(subscriber -> subscriber.accept(entries));
  }

  private List<JournalEntry> write(SessionId sessionId, long version, List<SessionEvent> events) {
    List<JournalEntry> entries = new ArrayList<>();
    for (SessionEvent event : events) {
      JournalPosition place =
          new JournalPosition(
              all.size() + entries.size() + 1L, sessionId, version + entries.size() + 1);
      entries.add(
          new JournalEntry(
              place.position(),
              sessionId,
              place.version(),
              codec.decode(place, codec.encode(event)),
              clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
    streams.computeIfAbsent(sessionId, _ -> new ArrayList<>()).addAll(entries);
    all.addAll(entries);
    return List.copyOf(entries);
  }

  private List<JournalEntry> stream(SessionId sessionId) {
    return streams.getOrDefault(sessionId, List.of());
  }

  @Override
  public synchronized Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion) {
    return answer(stream(sessionId).stream().filter(e -> e.version() > afterVersion).toList());
  }

  @Override
  public synchronized Future<List<JournalEntry>> readAll(long afterPosition, int limit) {
    return answer(all.stream().filter(e -> e.position() > afterPosition).limit(limit).toList());
  }

  @Override
  public Subscription subscribe(Consumer<List<JournalEntry>> consumer) {
    Context context = Vertx.currentContext();
    Consumer<List<JournalEntry>> subscriber =
        context == null
            ? entries -> consumer.accept(entries)
            : entries -> context.runOnContext(_ -> consumer.accept(entries));
    subscribers.add(subscriber);
    return () -> subscribers.remove(subscriber);
  }

  private static <T> Future<T> answer(T value) {
    Answer<T> answer = new Answer<>();
    answer.succeed(value);
    return answer.future();
  }

  /// A promise that is kept on the context it was made on.
  private static final class Answer<T> {
    private final Context context = Vertx.currentContext();
    private final Promise<T> promise = Promise.promise();

    Future<T> future() {
      return promise.future();
    }

    void succeed(T value) {
      run(() -> promise.complete(value));
    }

    void fail(Throwable failure) {
      run(() -> promise.fail(failure));
    }

    private void run(Runnable keep) {
      if (context == null) {
        keep.run();
      } else {
        context.runOnContext(_ -> keep.run());
      }
    }
  }
}
