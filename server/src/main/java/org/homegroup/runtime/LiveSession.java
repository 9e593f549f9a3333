package org.homegroup.runtime;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homegroup.id.SessionId;
import org.homegroup.journal.CorruptEntry;
import org.homegroup.journal.Journal;
import org.homegroup.journal.JournalConflict;
import org.homegroup.journal.JournalEntry;
import org.homegroup.journal.JournalPosition;
import org.homegroup.platform.loop.Loop;
import org.homegroup.session.Decision;
import org.homegroup.session.ImpossibleEvent;
import org.homegroup.session.Outcome;
import org.homegroup.session.SessionCommand;
import org.homegroup.session.SessionEvent;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.rules.SessionDecider;
import org.homegroup.session.state.Commit;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.SessionEvolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one group session: holds its state and the mailbox through which all commands go, one after
/// another. Bound to one context; call it only there.
///
/// Commands that arrive during an append are decided together afterward and share the next append.
/// Nobody is told of a change before the journal has it: what cannot be recorded did not happen.
public final class LiveSession {

  private static final Logger log = LoggerFactory.getLogger(LiveSession.class);

  /// Maximum number of waiting commands; beyond it, [SessionBusy].
  static final int MOST_WAITING = 512;

  private static final int MOST_TOGETHER = 64;
  private static final int MOST_CONFLICTS = 5;

  private final SessionId sessionId;
  private final Journal journal;
  private final InstantSource clock;
  private final Loop loop;
  private final Consumer<LiveSession> whenEnded;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private Consumer<Commit> room = _ -> {};
  private boolean hasRoom;
  private SupervisionPolicy supervision = SupervisionPolicy.DEFAULT;
  private GroupSession state = GroupSession.NOT_SCHEDULED;
  private long version;
  private Instant latest = Instant.EPOCH;
  private boolean writing;
  private boolean stale = true;

  private record Pending(Function<Instant, SessionCommand> command, Promise<Outcome> outcome) {}

  private record Answer(Pending pending, Outcome outcome) {}

  /// @param whenEnded called when a commit ends the session, before its room is told
  LiveSession(
      SessionId sessionId,
      Journal journal,
      InstantSource clock,
      Loop loop,
      Consumer<LiveSession> whenEnded) {
    this.sessionId = sessionId;
    this.journal = journal;
    this.clock = clock;
    this.loop = loop;
    this.whenEnded = whenEnded;
  }

  public SessionId sessionId() {
    return sessionId;
  }

  public GroupSession state() {
    return state;
  }

  public long version() {
    return version;
  }

  /// The time for this session's commands: never before the newest recorded event, even if the
  /// machine's clock goes back.
  public Instant now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(latest) ? latest : now;
  }

  /// Hands every commit from now on to the room of this session, in order, before the commands of
  /// the commit are answered. A session has one room, which must not throw.
  public void onCommit(Consumer<Commit> theRoom) {
    if (hasRoom) {
      throw new IllegalStateException("session " + sessionId + " has a room");
    }
    hasRoom = true;
    room = theRoom;
  }

  /// What the practice wants done when no lead watches over this session, as it was booked.
  public SupervisionPolicy supervision() {
    return supervision;
  }

  void bookedWith(SupervisionPolicy policy) {
    supervision = policy;
  }

  /// Executes a command when its turn comes; the function receives the time at that moment. Fails
  /// with [SessionBusy] or with the journal's failure; then nobody was told of the change.
  public Future<Outcome> submit(Function<Instant, SessionCommand> command) {
    if (waiting.size() >= MOST_WAITING) {
      return Future.failedFuture(new SessionBusy());
    }
    Promise<Outcome> outcome = Promise.promise();
    waiting.add(new Pending(command, outcome));
    next();
    return outcome.future();
  }

  /// Reads the events that this session has not seen yet.
  Future<LiveSession> load() {
    writing = true;
    return loop.bring(journal.read(sessionId, version))
        .map(
            entries -> {
              foldIn(entries);
              return this;
            })
        .onComplete(
            _ -> {
              writing = false;
              next();
            });
  }

  /// All recorded events up to exactly [#version] at the moment of completion.
  public Future<List<SessionEvent>> history() {
    return loop.bring(journal.read(sessionId, 0))
        .compose(
            entries ->
                entries.size() < version
                    ? history()
                    : Future.succeededFuture(
                        entries.stream().limit(version).map(JournalEntry::event).toList()));
  }

  private void next() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    List<Pending> together = new ArrayList<>();
    while (!waiting.isEmpty() && together.size() < MOST_TOGETHER) {
      together.add(waiting.poll());
    }
    writing = true;
    Future.succeededFuture()
        .compose(_ -> carryOut(together, 0))
        .onFailure(
            failure -> {
              stale = true;
              together.forEach(pending -> pending.outcome().tryFail(failure));
            })
        .onComplete(
            _ -> {
              writing = false;
              next();
            });
  }

  private Future<Void> carryOut(List<Pending> together, int conflicts) {
    if (stale) {
      return loop.bring(journal.read(sessionId, version))
          .compose(
              entries -> {
                foldIn(entries);
                return carryOut(together, conflicts);
              });
    }
    List<SessionEvent> events = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    GroupSession decided = state;
    for (Pending pending : together) {
      SessionCommand command = pending.command().apply(now());
      switch (SessionDecider.decide(decided, command)) {
        case Decision.Rejected(var rejection) ->
            answers.add(new Answer(pending, new Outcome.Refused(rejection)));
        case Decision.Accepted(var accepted) -> {
          for (SessionEvent event : accepted) {
            decided = SessionEvolver.evolve(decided, event);
          }
          events.addAll(accepted);
          answers.add(new Answer(pending, new Outcome.Done(version + events.size())));
        }
      }
    }
    if (events.isEmpty()) {
      answers.forEach(this::answer);
      return Future.succeededFuture();
    }
    GroupSession after = decided;
    return loop.bring(journal.append(sessionId, version, events))
        .compose(
            _ -> {
              commit(after, events);
              answers.forEach(this::answer);
              return Future.succeededFuture();
            },
            failure -> again(together, conflicts, failure));
  }

  /// Handles a version conflict: reads the events that another node wrote, and decides again.
  /// Refuses after any other failure.
  private Future<Void> again(List<Pending> together, int conflicts, Throwable failure) {
    stale = true;
    if (failure instanceof JournalConflict && conflicts < MOST_CONFLICTS) {
      return carryOut(together, conflicts + 1);
    }
    return Future.failedFuture(failure);
  }

  private void foldIn(List<JournalEntry> entries) {
    GroupSession after = state;
    for (JournalEntry entry : entries) {
      after = evolve(after, entry);
    }
    List<SessionEvent> events = entries.stream().map(JournalEntry::event).toList();
    stale = false;
    if (!events.isEmpty()) {
      commit(after, events);
    }
  }

  private static GroupSession evolve(GroupSession before, JournalEntry entry) {
    try {
      return SessionEvolver.evolve(before, entry.event());
    } catch (ImpossibleEvent impossible) {
      var place = new JournalPosition(entry.position(), entry.sessionId(), entry.version());
      throw new CorruptEntry(place, "it cannot follow", impossible);
    }
  }

  private void commit(GroupSession after, List<SessionEvent> events) {
    GroupSession before = state;
    state = after;
    version += events.size();
    for (SessionEvent event : events) {
      latest = event.at().isAfter(latest) ? event.at() : latest;
    }
    Commit commit = new Commit(before, after, events, version);
    if (after instanceof GroupSession.Ended) {
      whenEnded.accept(this);
    }
    tellRoom(commit);
  }

  /// A failing room (a screen, the bridge) does not change that the events are recorded.
  private void tellRoom(Commit commit) {
    try {
      room.accept(commit);
    } catch (RuntimeException defect) {
      log.error("The room of session {} failed", sessionId, defect);
    }
  }

  /// One caller's failing callback must not affect the others.
  private void answer(Answer answer) {
    try {
      answer.pending().outcome().tryComplete(answer.outcome());
    } catch (RuntimeException defect) {
      log.error("An answer of session {} was not taken", sessionId, defect);
    }
  }
}
