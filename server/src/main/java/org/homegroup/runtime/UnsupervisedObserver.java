package org.homegroup.runtime;

import java.time.Instant;
import org.homegroup.id.SessionId;

/// Receives a report when a group has been without a lead for longer than the policy allows, and
/// another when the group is supervised again. The supervisor on call is called from here. After a
/// restart of the server the same report may come again.
public interface UnsupervisedObserver {

  /// The group has been without a lead for too long.
  ///
  /// @param since the last proof of life of the last lead
  /// @param held whether the group is held meanwhile, as the policy says
  void unsupervised(SessionId sessionId, Instant since, boolean held);

  /// A lead is back, no participant needs supervision any more, or the session is over.
  void supervised(SessionId sessionId);
}
