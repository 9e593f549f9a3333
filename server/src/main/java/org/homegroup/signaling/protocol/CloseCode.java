package org.homegroup.signaling.protocol;

import org.homegroup.platform.json.KebabCase;

/// Why the server closes a socket; the table in `PROTOCOL.md` says what a client does about each.
public enum CloseCode {
  TAKEN_OVER(4001),
  REMOVED(4002),
  DECLINED(4003),
  SESSION_ENDED(4004),
  LEFT(4005),
  PREFLIGHT_OVER(4006),
  UNAUTHORIZED(4010),
  HELLO_LATE(4011),
  PROTOCOL_VERSION(4012),
  MALFORMED(4013),
  TOO_MANY_MESSAGES(4015),
  SLOW_READER(4016),
  LOST(4017),
  SERVER_STOPPING(4018),
  REFUSED(4020);

  private final short code;

  CloseCode(int code) {
    this.code = (short) code;
  }

  public short code() {
    return code;
  }

  public String reason() {
    return KebabCase.kebab(this);
  }
}
