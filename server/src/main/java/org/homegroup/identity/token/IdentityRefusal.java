package org.homegroup.identity.token;

/// The reason for which a person was not signed in.
public enum IdentityRefusal {
  LINK_UNKNOWN,
  LINK_USED,
  LINK_EXPIRED,
  /// The cookie is missing, expired, signed out, or was used before by another browser.
  NOT_SIGNED_IN
}
