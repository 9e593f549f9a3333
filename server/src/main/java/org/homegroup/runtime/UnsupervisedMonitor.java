package org.homegroup.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.homegroup.id.SessionId;
import org.homegroup.session.SupervisionPolicy;
import org.homegroup.session.state.GroupSession;
import org.homegroup.session.state.GroupSession.Open;
import org.homegroup.session.state.Supervision.Gap;

/// Detects, at each check of the clock, groups that have been without a lead for too long, and
/// reports each once. Uses the state alone, so it works for held groups and for groups that
/// continue.
final class UnsupervisedMonitor {

  private final UnsupervisedObserver observer;
  private final Set<SessionId> reported = new HashSet<>();

  UnsupervisedMonitor(UnsupervisedObserver observer) {
    this.observer = observer;
  }

  /// Ends the reports of all sessions other than these: they are over.
  void keep(Collection<SessionId> running) {
    Set<SessionId> over = new HashSet<>(reported);
    over.removeAll(running);
    over.forEach(
        id -> {
          reported.remove(id);
          observer.supervised(id);
        });
  }

  void check(
      SessionId sessionId, GroupSession state, SupervisionPolicy supervisionPolicy, Instant now) {
    Optional<Gap> gap =
        state instanceof Open open
            ? open.supervision()
                .gap()
                .filter(it -> !it.noticedAt().plus(supervisionPolicy.holdAfter()).isAfter(now))
            : Optional.empty();
    if (gap.isPresent() && reported.add(sessionId)) {
      observer.unsupervised(sessionId, gap.get().since(), supervisionPolicy.holds());
    } else if (gap.isEmpty() && reported.remove(sessionId)) {
      observer.supervised(sessionId);
    }
  }
}
