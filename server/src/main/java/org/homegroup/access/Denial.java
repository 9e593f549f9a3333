package org.homegroup.access;

/// The answer to a person who may not. Each but [#LEFT_OUT] is the code of a refusal in
/// `PROTOCOL.md`.
public enum Denial {
  FORBIDDEN,
  NOT_FOUND,
  NOT_BOOKED,
  NOT_A_PATIENT,
  NOT_YOURS,
  NOT_HERE,
  NOT_LEADING,
  NOT_CHAIRING,
  NOT_IN_ROOM,
  NOT_IN_SIDE_ROOM,
  NOT_IN_CARE,
  CHAT_NOT_ALLOWED,
  /// No refusal: what the person may not see is left out of the answer, and what they may not do by
  /// themselves waits for a lead.
  LEFT_OUT;

  /// As the document and the protocol write it, for example `not-leading`.
  public String code() {
    return Codes.of(this);
  }
}
