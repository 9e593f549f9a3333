package org.homegroup.runtime;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.homegroup.id.SessionId;
import org.homegroup.platform.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports unsupervised groups to the server's operators: log lines and metrics.
public final class UnsupervisedGroups implements UnsupervisedObserver {

  private static final Logger log = LoggerFactory.getLogger(UnsupervisedGroups.class);

  private final Set<SessionId> now = new HashSet<>();
  private final Counter times;

  public UnsupervisedGroups(Metrics metrics) {
    times = metrics.counter("unsupervised", "Times a group was without a lead for too long");
    metrics.gauge("unsupervised.now", "Groups that no lead watches over now", now::size);
  }

  @Override
  public void unsupervised(SessionId sessionId, Instant since, boolean held) {
    now.add(sessionId);
    times.increment();
    log.warn(
        "Session {}: no lead since {}; the group {}",
        sessionId,
        since,
        held ? "is held" : "goes on, as its policy says");
  }

  @Override
  public void supervised(SessionId sessionId) {
    now.remove(sessionId);
    log.info("Session {}: no longer without a lead", sessionId);
  }
}
