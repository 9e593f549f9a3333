package org.homegroup.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.homegroup.journal.JournalConflict;
import org.homegroup.journal.JournalUnavailable;
import org.homegroup.platform.loop.Timers;
import org.homegroup.session.SessionCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records observations of one session (a lost connection, media up or down) even when the journal
/// fails for a while. An observation carries its own time and can wait, unlike a command, which its
/// sender may repeat.
///
/// Observations are submitted one after another, in order: an end that overtook its beginning would
/// leave the beginning standing forever.
public final class ObservationQueue {

  private static final Logger log = LoggerFactory.getLogger(ObservationQueue.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /// A quarter of an hour; after that the newest observations are worth more than the oldest.
  private static final int MOST_TRIES = 900;

  private final LiveSession session;
  private final Timers timers;
  private final Deque<Function<Instant, SessionCommand>> waiting = new ArrayDeque<>();
  private int tries;

  public ObservationQueue(LiveSession session, Timers timers) {
    this.session = session;
    this.timers = timers;
  }

  /// Submits an observation after all earlier ones, and retries until it is recorded.
  public void submit(Function<Instant, SessionCommand> report) {
    waiting.add(report);
    if (waiting.size() == 1) {
      submitFirst();
    }
  }

  /// The number of observations not yet recorded.
  public int waiting() {
    return waiting.size();
  }

  private void submitFirst() {
    tries++;
    session.submit(waiting.element()).onSuccess(_ -> next()).onFailure(this::failed);
  }

  private void next() {
    waiting.remove();
    tries = 0;
    if (!waiting.isEmpty()) {
      submitFirst();
    }
  }

  private void failed(Throwable failure) {
    if (!mayPass(failure) || tries >= MOST_TRIES) {
      log.error("Session {}: a report was given up", session.sessionId(), failure);
      next();
      return;
    }
    if (tries == 1) {
      log.warn(
          "Session {}: a report could not be recorded yet: {}",
          session.sessionId(),
          failure.toString());
    }
    timers.after(BETWEEN, this::submitFirst);
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof JournalUnavailable
        || failure instanceof JournalConflict
        || failure instanceof SessionBusy;
  }
}
