package org.homegroup.runtime;

import java.time.Instant;
import org.homegroup.id.SessionId;

/// Is told when nobody watches over a group for as long as the practice's policy bears, and when
/// somebody does again: whoever is on call is called from here. After a restart of the server it
/// may be told the same once more.
public interface UnsupervisedObserver {

  /// @param since the last proof of life of the last lead
  /// @param held whether the group is held meanwhile, as the policy says
  void unsupervised(SessionId sessionId, Instant since, boolean held);

  /// A lead is back, nobody is left over whom one must watch, or the session is over.
  void covered(SessionId sessionId);
}
