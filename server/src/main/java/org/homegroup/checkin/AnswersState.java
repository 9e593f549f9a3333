package org.homegroup.checkin;

/// Whether answers can be relied on.
public enum AnswersState {
  /// Not read yet.
  COMING,
  /// Those that the ledger committed to.
  GOOD,
  /// Others than the ledger committed to: somebody changed them after they were given.
  CHANGED,
  /// Gone, or they cannot be opened.
  LOST
}
