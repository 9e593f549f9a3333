package org.homegroup.session;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what was observed (a line lost, media up or down) on record even when the journal fails for
/// a while: an observation carries its own time and can wait, unlike a command, which its sender
/// may repeat.
public final class Reports {

  private static final Logger log = LoggerFactory.getLogger(Reports.class);
  private static final Duration BETWEEN = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 900;

  private final Vertx vertx;

  public Reports(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Submits until it is recorded, for up to a quarter of an hour.
  public void submit(LiveSession session, Function<Instant, SessionCommand> report) {
    submit(session, report, 1);
  }

  private void submit(LiveSession session, Function<Instant, SessionCommand> report, int tries) {
    session
        .submit(report)
        .onFailure(
            failure -> {
              if (tries == 1 || tries == MOST_TRIES) {
                log.warn(
                    "Session {}: a report could not be recorded{}: {}",
                    session.sessionId(),
                    tries == 1 ? " yet" : "",
                    failure.toString());
              }
              if (tries < MOST_TRIES) {
                vertx.setTimer(BETWEEN.toMillis(), _ -> submit(session, report, tries + 1));
              }
            });
  }
}
