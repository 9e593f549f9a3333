package org.homegroup.checkin;

/// The reliability of stored answers.
public enum AnswersState {
  /// Not read yet.
  COMING,
  /// They match the commitment in the ledger.
  GOOD,
  /// They differ from the commitment in the ledger: they were changed after they were given.
  CHANGED,
  /// They are gone or cannot be decrypted.
  LOST
}
