package org.homegroup.id;

import java.util.UUID;

/// One submission of the waiting room's questions. The answers are kept outside the ledger, which
/// holds only this id and a commitment to them. A UUID in its text form.
public record CheckInId(String value) {

  public CheckInId {
    UUID.fromString(value);
  }

  /// A new random id. Called by the shell only: the core is handed its ids.
  public static CheckInId random() {
    return new CheckInId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
