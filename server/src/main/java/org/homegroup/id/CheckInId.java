package org.homegroup.id;

import java.util.UUID;

/// Identifies one submission of the check-in questions. The answers are kept outside the ledger,
/// which holds only this id and a commitment to them. A UUID in its text form.
public record CheckInId(String value) {

  public CheckInId {
    UUID.fromString(value);
  }

  /// Creates a random id. Only for callers outside the core, which receives its ids.
  public static CheckInId random() {
    return new CheckInId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
