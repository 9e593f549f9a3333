package org.homegroup.app;

import java.net.URI;
import java.util.List;

/// The result of a successful start, for the person who started the server.
///
/// @param baseUrl without a slash at the end
/// @param people the people with a personal link; empty unless the practice is a demo
public record StartResult(URI baseUrl, List<Invited> people) {

  public StartResult {
    people = List.copyOf(people);
  }

  /// A person and the personal link that lets them in. The link is a secret: it is printed for its
  /// owner and never logged.
  ///
  /// @param role in words for people, for example `lead`
  public record Invited(String name, String role, URI link) {}
}
