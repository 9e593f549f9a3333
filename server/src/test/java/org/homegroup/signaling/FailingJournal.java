package org.homegroup.signaling;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.homegroup.id.SessionId;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.journal.PassingJournal;
import org.homegroup.journal.memory.InMemoryJournal;
import org.homegroup.session.Decision;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.Seat;
import org.homegroup.session.state.SessionEvolver;
import org.homegroup.testing.SessionStory;

/// A journal as the network and other nodes make it: slow, away, silent about what it wrote, or
/// written to by somebody else just before.
final class FailingJournal extends PassingJournal {

  private static final int CALM = 100;

  private final SimulatedLoop loop;
  private final Random random;
  private final List<SessionEvent> events = new ArrayList<>();
  private int trouble;

  FailingJournal(InMemoryJournal journal, SimulatedLoop loop, Random random) {
    super(journal);
    this.loop = loop;
    this.random = random;
    journal.subscribe(entries -> entries.forEach(entry -> events.add(entry.event())));
  }

  /// Of a hundred calls so many go wrong.
  void trouble(int percent) {
    trouble = percent;
  }

  /// All that is recorded.
  List<SessionEvent> events() {
    return Collections.unmodifiableList(events);
  }

  @Override
  public Future<List<JournalEntry>> append(
      SessionId sessionId, long expectedVersion, List<SessionEvent> events) {
    if (random.nextInt(CALM) >= trouble) {
      return journal.append(sessionId, expectedVersion, events);
    }
    return switch (random.nextInt(5)) {
      case 0 -> Future.failedFuture(new JournalUnavailable("away"));
      case 1 ->
          journal
              .append(sessionId, expectedVersion, events)
              .compose(_ -> Future.failedFuture(new JournalUnavailable("silent")));
      case 2 -> {
        somebodyElseWrites();
        yield journal.append(sessionId, expectedVersion, events);
      }
      case 3 -> later(() -> Future.failedFuture(new JournalUnavailable("slow, then away")));
      default -> later(() -> journal.append(sessionId, expectedVersion, events));
    };
  }

  /// A node that we cannot see carries out a command of its own.
  void somebodyElseWrites() {
    List<SessionEvent> all = List.copyOf(events);
    GroupSession state = GroupSession.NOT_SCHEDULED;
    for (SessionEvent event : all) {
      state = SessionEvolver.evolve(state, event);
    }
    if (state instanceof GroupSession.Open open && !open.seats().isEmpty()) {
      Instant last = all.getLast().at();
      Instant at = loop.instant().isBefore(last) ? last : loop.instant();
      List<Seat> seats = List.copyOf(open.seats().values());
      Seat by = seats.get(random.nextInt(seats.size()));
      Seat of = seats.get(random.nextInt(seats.size()));
      if (SessionDecider.decide(open, command(by, of, at)) instanceof Decision.Accepted(var more)) {
        journal.append(SessionStory.SESSION, all.size(), more);
      }
    }
  }

  private SessionCommand command(Seat by, Seat of, Instant at) {
    return switch (random.nextInt(7)) {
      case 0 -> new SessionCommand.RaiseHand(of.participantId(), at);
      case 1 -> new SessionCommand.LockDoor(by.participantId(), at);
      case 2 -> new SessionCommand.UnlockDoor(by.participantId(), at);
      case 3 -> new SessionCommand.AdmitAll(by.participantId(), false, at);
      case 4 -> new SessionCommand.ReturnToWaiting(by.participantId(), of.participantId(), at);
      case 5 -> new SessionCommand.Leave(of.participantId(), at);
      default -> new SessionCommand.Start(by.participantId(), at);
    };
  }

  private <T> Future<T> later(Supplier<Future<T>> call) {
    Promise<T> promise = Promise.promise();
    loop.after(Duration.ofMillis(1 + random.nextInt(400)), () -> call.get().onComplete(promise));
    return promise.future();
  }

  @Override
  public Future<List<JournalEntry>> read(SessionId sessionId, long afterVersion) {
    if (random.nextInt(CALM) >= trouble) {
      return journal.read(sessionId, afterVersion);
    }
    return random.nextBoolean()
        ? Future.failedFuture(new JournalUnavailable("away"))
        : later(() -> journal.read(sessionId, afterVersion));
  }
}
