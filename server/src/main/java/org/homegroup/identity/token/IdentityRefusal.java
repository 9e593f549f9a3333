package org.homegroup.identity.token;

/// Why somebody was not let in.
public enum IdentityRefusal {
  LINK_UNKNOWN,
  LINK_USED,
  LINK_EXPIRED,
  /// The cookie is missing, expired, signed out, or was used before by somebody else.
  NOT_SIGNED_IN
}
