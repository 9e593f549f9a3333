package org.homegroup.session;

/// What became of a command that reached its session. That the world broke (the journal did not
/// answer, too much was waiting) is a failed future instead.
public sealed interface Outcome {

  /// It is on record, or was so already; `version` is the session's newest.
  record Done(long version) implements Outcome {}

  record Refused(Rejection rejection) implements Outcome {}
}
