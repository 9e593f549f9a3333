package org.homegroup.platform.config;

import java.time.Duration;

/// Section `identity`: the lifetimes of credentials.
public record IdentityConfig(Duration accessTokenTtl, Duration refreshTtl, Duration linkTtl) {

  static IdentityConfig from(Section section) {
    var identity =
        new IdentityConfig(
            section.duration("access-token-ttl", Duration.ofSeconds(1)),
            section.duration("refresh-ttl", Duration.ofSeconds(1)),
            section.duration("link-ttl", Duration.ofSeconds(1)));
    if (identity.refreshTtl.compareTo(identity.accessTokenTtl) < 0) {
      section.complain("refresh-ttl", "must not be shorter than access-token-ttl");
    }
    return identity;
  }
}
