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

/// Finds out, at each look of the clock, which groups have been without a lead for too long, and
/// says it once. The state tells it alone, so it works for groups that are held and for those that
/// go on.
final class UnsupervisedMonitor {

  private final UnsupervisedObserver observer;
  private final Set<SessionId> told = new HashSet<>();

  UnsupervisedMonitor(UnsupervisedObserver observer) {
    this.observer = observer;
  }

  /// Of all other sessions nothing is left to watch: they are over.
  void keep(Collection<SessionId> running) {
    Set<SessionId> over = new HashSet<>(told);
    over.removeAll(running);
    over.forEach(
        id -> {
          told.remove(id);
          observer.covered(id);
        });
  }

  void look(
      SessionId sessionId, GroupSession state, SupervisionPolicy supervisionPolicy, Instant now) {
    Optional<Gap> gap =
        state instanceof Open open
            ? open.supervision()
                .gap()
                .filter(it -> !it.noticedAt().plus(supervisionPolicy.holdAfter()).isAfter(now))
            : Optional.empty();
    if (gap.isPresent() && told.add(sessionId)) {
      observer.unsupervised(sessionId, gap.get().since(), supervisionPolicy.holds());
    } else if (gap.isEmpty() && told.remove(sessionId)) {
      observer.covered(sessionId);
    }
  }
}
