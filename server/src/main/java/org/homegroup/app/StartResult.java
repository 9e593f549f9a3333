package org.homegroup.app;

import java.net.URI;
import java.util.List;

/// What a server that has just started tells the person who started it.
///
/// @param baseUrl without a slash at the end
/// @param people those a link was made for; empty unless the practice is a demo
public record StartResult(URI baseUrl, List<Invited> people) {

  public StartResult {
    people = List.copyOf(people);
  }

  /// A person and the personal link that lets them in. The link is a secret: it is printed for its
  /// owner, never logged.
  ///
  /// @param role in words for people, for example `lead`
  public record Invited(String name, String role, URI link) {}
}
