package org.homegroup.session;

/// The result of a command that reached its session. Technical failures (the journal did not
/// answer, the queue was full) are failed futures instead.
public sealed interface Outcome {

  /// The change is recorded, or was already the case; `version` is the session's newest.
  record Done(long version) implements Outcome {}

  record Refused(Rejection rejection) implements Outcome {}
}
